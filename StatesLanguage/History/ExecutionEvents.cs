using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

public sealed class ExecutionStarted(Value input, string roleArn) : HistoryEvent
{
    public override string Type => "ExecutionStarted";

    public Value Input => input;

    protected override string DetailsField => "executionStartedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Data("input", "inputDetails", input);
        details.Text("roleArn", roleArn);
    }
}

public sealed class ExecutionSucceeded(Value output) : HistoryEvent
{
    public override string Type => "ExecutionSucceeded";

    public Value Output => output;

    protected override string DetailsField => "executionSucceededEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Data("output", "outputDetails", output);
}

/// <summary>The execution goes on where it had failed.</summary>
public sealed class ExecutionRedriven(int redriveCount) : HistoryEvent
{
    public override string Type => "ExecutionRedriven";

    public int RedriveCount => redriveCount;

    protected override string DetailsField => "executionRedrivenEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Number("redriveCount", redriveCount);
}

/// <summary><c>ExecutionFailed</c>, <c>ExecutionTimedOut</c> or <c>ExecutionAborted</c>.</summary>
public sealed class ExecutionStopped : HistoryEvent
{
    private readonly string _detailsField;

    private ExecutionStopped(string type, string detailsField, string? error, string? cause) =>
        (Type, _detailsField, Error, Cause) = (type, detailsField, error, cause);

    public override string Type { get; }

    public string? Error { get; }

    public string? Cause { get; }

    protected override string DetailsField => _detailsField;

    internal static ExecutionStopped Failed(string? error, string? cause) =>
        new("ExecutionFailed", "executionFailedEventDetails", error, cause);

    internal static ExecutionStopped TimedOut() =>
        new("ExecutionTimedOut", "executionTimedOutEventDetails", "States.Timeout", null);

    internal static ExecutionStopped Aborted(string? error, string? cause) =>
        new("ExecutionAborted", "executionAbortedEventDetails", error, cause);

    private protected override void WriteDetails(DetailsWriter details) => details.Error(Error, Cause);
}
