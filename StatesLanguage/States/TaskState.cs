using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Does a single unit of work: calls a function, an activity's worker or another service.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</remarks>
public sealed class TaskState : RetryableState
{
    private readonly DataFlow _flow;
    private readonly IntegerField _timeout;
    private readonly IntegerField _heartbeat;
    private readonly Credentials? _credentials;

    private TaskState(string name, FieldReader fields)
        : base(name, fields, "Task")
    {
        _flow = fields.Language.ReadTask(fields);
        fields.Require("Resource");
        Resource = fields.Text("Resource") ?? "";
        Service = ServiceResource.Parse(Resource);
        Parameters = fields.Any(fields.Language.PayloadField);
        Target = TaskTarget.Of(Resource);
        _timeout = IntegerField.Read(fields, "TimeoutSeconds", 1);
        _heartbeat = IntegerField.Read(fields, "HeartbeatSeconds", 1);
        _credentials = Credentials.Read(fields);
        ResourceCheck.Report(fields, Resource);
        if (_heartbeat.Constant >= _timeout.Constant)
        {
            fields.Wrong("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds", _heartbeat.Constant, $"less than {_timeout.Constant}");
        }
    }

    /// <summary>What the state calls: an ARN, or a placeholder such as <c>${CheckPizza}</c>, which stands for a function's ARN.</summary>
    public string Resource { get; }

    /// <summary>The service integration that <see cref="Resource"/> names; null for a function or an activity.</summary>
    public ServiceResource? Service { get; }

    /// <summary>The state's <c>Parameters</c> or <c>Arguments</c> as written; null where it has none.</summary>
    public Value? Parameters { get; }

    /// <summary>What kind of thing it calls.</summary>
    internal TaskTarget Target { get; }

    internal override string AbortedEvent => "TaskStateAborted";

    internal static TaskState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Attempt> AttemptAsync(Branch branch)
    {
        if (Target.HasToken)
        {
            branch.NewTaskToken();
        }

        if (!TryMakeRequest(branch, out var request, out var error))
        {
            return new(Attempt.Failed(branch.Explain(error)));
        }

        if (Target.IsActivity && RefusalOf(branch.Execution) is { } refusal)
        {
            return new(Attempt.Failed(branch.Explain(refusal)));
        }

        return new TaskCall(branch, request, this).RunAsync();
    }

    /// <summary>Ends an attempt.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="result">What the call came to.</param>
    /// <param name="timedOut">Whether it was the timeout or the heartbeat that ended it.</param>
    internal Attempt End(Branch branch, TaskResult result, bool timedOut)
    {
        if (result.Output is null)
        {
            branch.Record(Target.Failed(result.Error!, result.Cause, timedOut));
            return Attempt.Failed(new StatesError(result.Error!, result.Cause));
        }

        branch.Record(Target.Succeeded(result.Output));
        branch.Shown?.Result = result.Output;
        return _flow.TryGetOutput(branch, result.Output, out var output, out var error)
            ? Attempt.Succeeded(output)
            : Attempt.Failed(branch.Explain(error));
    }

    // Apart from the attempt, which may last for long and would keep what the question takes.
    private StatesError? RefusalOf(Execution execution) => execution.Ask(() => execution.Tasks.RefusalOf(Resource));

    private bool TryMakeRequest(Branch branch, [NotNullWhen(true)] out TaskRequest? request, [NotNullWhen(false)] out StatesError? error)
    {
        request = null;
        long? timeout = null;
        long? heartbeat = null;
        string? roleArn = null;
        if (!_flow.TryGetInput(branch, out var input, out error)
            || !_timeout.TryGet(branch, input, out timeout, out error)
            || !_heartbeat.TryGet(branch, input, out heartbeat, out error)
            || (_credentials is not null && !_credentials.TryGetRoleArn(branch, input, out roleArn, out error))
            || !_flow.TryGetArguments(branch, input, out var arguments, out error))
        {
            return false;
        }

        request = new TaskRequest(Name, Resource, arguments, Time(timeout), Time(heartbeat), roleArn)
        {
            Execution = branch.Execution.Identity,
            TaskToken = branch.TaskToken,
            Trace = branch.Shown?.Http,
        };
        return true;

        static TimeSpan? Time(long? seconds) => seconds is { } count ? TimeSpan.FromSeconds(count) : null;
    }
}
