using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>What kind of thing a Task calls, which decides the events that tell of it.</summary>
internal abstract class TaskTarget
{
    /// <summary>Whether a worker answers with a task token.</summary>
    public virtual bool HasToken => false;

    /// <summary>Whether a worker has to come and take the task, which only then begins to count its time.</summary>
    public virtual bool IsActivity => false;

    /// <summary>What an error calls it; null for its ARN.</summary>
    public virtual string? Name => null;

    public static TaskTarget Of(string resource) =>
        ServiceResource.Parse(resource) is { } service ? new ServiceTarget(service)
            : resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Contains(":activity:", StringComparison.Ordinal) ? new ActivityTarget()
            : new LambdaTarget();

    public abstract HistoryEvent Scheduled(TaskRequest request);

    /// <summary>The event that follows at once; null where a worker has to come first.</summary>
    public abstract HistoryEvent? Started();

    public abstract HistoryEvent Succeeded(Value output);

    public abstract HistoryEvent Failed(string error, string? cause, bool timedOut);

    /// <summary>The service has answered, the Task goes on waiting; null where there is no such event.</summary>
    public virtual HistoryEvent? Submitted(Value output) => null;

    /// <summary>A worker has taken the task; null where there is no such event.</summary>
    public virtual HistoryEvent? Taken(string? workerName) => null;

    private protected static long? Seconds(TimeSpan? time) => (long?)time?.TotalSeconds;

    private sealed class LambdaTarget : TaskTarget
    {
        public override HistoryEvent Scheduled(TaskRequest request) =>
            new LambdaFunctionScheduled(request.Resource, request.Input, Seconds(request.Timeout), request.CredentialsRoleArn);

        public override HistoryEvent Started() => new Milestone("LambdaFunctionStarted");

        public override HistoryEvent Succeeded(Value output) => new LambdaFunctionSucceeded(output);

        public override HistoryEvent Failed(string error, string? cause, bool timedOut) => new LambdaFunctionFailed(error, cause, timedOut);
    }

    private sealed class ServiceTarget(ServiceResource resource) : TaskTarget
    {
        public override bool HasToken => resource.Pattern is not null;

        public override string Name => resource.Service;

        public override HistoryEvent Scheduled(TaskRequest request) => new TaskScheduled(
            resource, request.Execution!, request.Input, Seconds(request.Timeout), Seconds(request.Heartbeat), request.CredentialsRoleArn);

        public override HistoryEvent Started() => new TaskStarted(resource);

        public override HistoryEvent Succeeded(Value output) => new TaskAnswered(resource, output, isFinal: true);

        public override HistoryEvent Failed(string error, string? cause, bool timedOut) => new TaskFailed(resource, error, cause, timedOut);

        public override HistoryEvent Submitted(Value output) => new TaskAnswered(resource, output, isFinal: false);
    }

    private sealed class ActivityTarget : TaskTarget
    {
        public override bool HasToken => true;

        public override bool IsActivity => true;

        public override HistoryEvent Scheduled(TaskRequest request) =>
            new ActivityScheduled(request.Resource, request.Input, Seconds(request.Timeout), Seconds(request.Heartbeat));

        public override HistoryEvent? Started() => null;

        public override HistoryEvent Succeeded(Value output) => new ActivitySucceeded(output);

        public override HistoryEvent Failed(string error, string? cause, bool timedOut) => new ActivityFailed(error, cause, timedOut);

        public override HistoryEvent Taken(string? workerName) => new ActivityStarted(workerName);
    }
}
