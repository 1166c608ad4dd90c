using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>One run of a distributed Map state: its child executions together.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html</remarks>
public sealed class MapRun
{
    /// <summary>How often a map run may be redriven.</summary>
    public const int MaxRedrives = 1000;

    private readonly ExecutionIdentity _parent;
    private readonly string _label;
    private readonly string _name;

    internal MapRun(Execution parent, string label, FailureThreshold threshold, long maxConcurrency)
    {
        (_parent, _label) = (parent.Identity, label);
        _name = parent.Randomness.NewGuid().ToString();
        (Threshold, MaxConcurrency, StartDate) = (threshold, maxConcurrency, parent.Now);
    }

    /// <summary><c>arn:aws:states:REGION:ACCOUNT:mapRun:STATEMACHINE/LABEL:UUID</c>.</summary>
    public string Arn => $"{ArnOf("mapRun")}:{_name}";

    /// <summary>The last part of its ARN, which its results are filed under.</summary>
    public string Name => _name;

    /// <summary>The execution that the Map state belongs to.</summary>
    public string ExecutionArn => _parent.Id;

    /// <summary>The state machine that the Map state belongs to.</summary>
    public string StateMachineArn => _parent.StateMachineId;

    /// <summary>What the child executions have for a state machine: <c>…:stateMachine:STATEMACHINE/LABEL</c>.</summary>
    public string ChildStateMachineArn => ArnOf("stateMachine");

    /// <summary>Whether it runs, or how it ended.</summary>
    public MapRunStatus Status { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartDate { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StopDate { get; private set; }

    /// <summary>How often it was redriven, with its execution.</summary>
    public int RedriveCount { get; private set; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate { get; private set; }

    /// <summary>How many child executions run at a time; 0 for as many as AWS allows.</summary>
    public long MaxConcurrency { get; private set; }

    /// <summary>How many items may fail before it does.</summary>
    public FailureThreshold Threshold { get; private set; }

    /// <summary>How its items stand.</summary>
    public MapRunCounts Items { get; } = new();

    /// <summary>How its child executions stand.</summary>
    public MapRunCounts Executions { get; } = new();

    /// <summary>What sees to it when the settings are changed.</summary>
    internal Action<MapRunSettings>? Changed { get; set; }

    /// <summary>Changes the settings of a run that goes on, as <c>UpdateMapRun</c> does.</summary>
    public void Update(long? maxConcurrency, long? toleratedCount, double? toleratedPercentage)
    {
        var settings = new MapRunSettings(
            maxConcurrency ?? MaxConcurrency, toleratedCount ?? Threshold.Count, toleratedPercentage ?? Threshold.Percentage);
        Apply(settings);
        Changed?.Invoke(settings);
    }

    internal void Apply(MapRunSettings settings)
    {
        MaxConcurrency = settings.MaxConcurrency;
        Threshold = new(settings.ToleratedFailureCount, settings.ToleratedFailurePercentage);
    }

    internal void End(MapRunStatus status, DateTimeOffset at)
    {
        if (Status == MapRunStatus.Running)
        {
            (Status, StopDate) = (status, at);
        }
    }

    internal void Redrive(DateTimeOffset at)
    {
        RedriveCount++;
        (Status, StopDate, RedriveDate) = (MapRunStatus.Running, null, at);
    }

    /// <summary>Who a child execution is.</summary>
    internal ExecutionIdentity ChildOf(string name, string uuid, bool isExpress) => new(
        isExpress ? $"{ArnOf("express")}:{name}:{uuid}" : $"{ArnOf("execution")}:{name}",
        name,
        ChildStateMachineArn,
        $"{_parent.StateMachineName}/{_label}",
        _parent.RoleArn);

    private string ArnOf(string kind) => $"{_parent.StateMachineId.Replace(":stateMachine:", $":{kind}:", StringComparison.Ordinal)}/{_label}";
}
