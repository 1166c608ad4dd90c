using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

/// <summary>An event of a Task that calls a service integration, such as <c>arn:aws:states:::sns:publish</c>.</summary>
/// <param name="resource">What is called; <c>resourceType</c> and <c>resource</c> of every one of these events.</param>
public abstract class TaskEvent(ServiceResource resource) : HistoryEvent
{
    /// <summary>The service, such as <c>sns</c> or <c>aws-sdk:s3</c>.</summary>
    public string ResourceType => resource.Service;

    /// <summary>The action with its suffix, such as <c>sendMessage.waitForTaskToken</c>.</summary>
    public string Resource => resource.Action;

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("resourceType", ResourceType);
        details.Text("resource", Resource);
    }
}

public sealed class TaskScheduled(
    ServiceResource resource, ExecutionIdentity execution, Value parameters, long? timeoutInSeconds, long? heartbeatInSeconds, string? credentialsRoleArn)
    : TaskEvent(resource)
{
    public override string Type => "TaskScheduled";

    public Value Parameters => parameters;

    protected override string DetailsField => "taskScheduledEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        base.WriteDetails(details);
        details.Text("region", execution.Region);
        details.Data("parameters", parameters);
        details.Number("timeoutInSeconds", timeoutInSeconds);
        details.Number("heartbeatInSeconds", heartbeatInSeconds);
        details.Credentials(credentialsRoleArn);
    }
}

public sealed class TaskStarted(ServiceResource resource) : TaskEvent(resource)
{
    public override string Type => "TaskStarted";

    protected override string DetailsField => "taskStartedEventDetails";
}

/// <summary><c>TaskSubmitted</c> (the service has answered, the Task goes on) or <c>TaskSucceeded</c>.</summary>
public sealed class TaskAnswered(ServiceResource resource, Value output, bool isFinal) : TaskEvent(resource)
{
    public override string Type => isFinal ? "TaskSucceeded" : "TaskSubmitted";

    public Value Output => output;

    protected override string DetailsField => isFinal ? "taskSucceededEventDetails" : "taskSubmittedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        base.WriteDetails(details);
        details.Data("output", "outputDetails", output);
    }
}

/// <summary><c>TaskFailed</c> or <c>TaskTimedOut</c>.</summary>
public sealed class TaskFailed(ServiceResource resource, string error, string? cause, bool timedOut) : TaskEvent(resource)
{
    public override string Type => timedOut ? "TaskTimedOut" : "TaskFailed";

    public string Error => error;

    public string? Cause => cause;

    protected override string DetailsField => timedOut ? "taskTimedOutEventDetails" : "taskFailedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        base.WriteDetails(details);
        details.Error(error, cause);
    }
}
