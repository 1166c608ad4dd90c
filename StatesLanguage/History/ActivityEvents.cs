using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

/// <summary>A Task whose <c>Resource</c> is an activity's ARN waits for a worker.</summary>
public sealed class ActivityScheduled(string resource, Value input, long? timeoutInSeconds, long? heartbeatInSeconds) : HistoryEvent
{
    public override string Type => "ActivityScheduled";

    /// <summary>The activity's ARN.</summary>
    public string Resource => resource;

    public Value Input => input;

    protected override string DetailsField => "activityScheduledEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("resource", resource);
        details.Data("input", "inputDetails", input);
        details.Number("timeoutInSeconds", timeoutInSeconds);
        details.Number("heartbeatInSeconds", heartbeatInSeconds);
    }
}

public sealed class ActivityStarted(string? workerName) : HistoryEvent
{
    public override string Type => "ActivityStarted";

    public string? WorkerName => workerName;

    protected override string DetailsField => "activityStartedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Text("workerName", workerName);
}

public sealed class ActivitySucceeded(Value output) : HistoryEvent
{
    public override string Type => "ActivitySucceeded";

    public Value Output => output;

    protected override string DetailsField => "activitySucceededEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Data("output", "outputDetails", output);
}

/// <summary><c>ActivityFailed</c> or <c>ActivityTimedOut</c>.</summary>
public sealed class ActivityFailed(string error, string? cause, bool timedOut) : HistoryEvent
{
    public override string Type => timedOut ? "ActivityTimedOut" : "ActivityFailed";

    public string Error => error;

    public string? Cause => cause;

    protected override string DetailsField => timedOut ? "activityTimedOutEventDetails" : "activityFailedEventDetails";

    private protected override void WriteDetails(DetailsWriter details) => details.Error(error, cause);
}
