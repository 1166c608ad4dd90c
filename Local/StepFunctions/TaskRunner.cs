using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions;

/// <summary>Runs the Tasks of one execution: finds the service that a Task names, and calls it as the state machine's role.</summary>
/// <param name="roleArn">The state machine's role.</param>
/// <param name="stateMachineArn">The state machine, on whose behalf roles are assumed.</param>
/// <param name="machines">What assumes roles for it.</param>
/// <param name="integrations">The services.</param>
/// <param name="traceHeader">The trace header that Tasks call services with; null where the execution is not traced.</param>
internal sealed class TaskRunner(string roleArn, string stateMachineArn, DeployedStateMachines machines, Integrations integrations, string? traceHeader)
    : ITaskRunner
{
    private Caller? _role;

    public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation)
    {
        if (integrations.Find(request.Resource) is not { } integration)
        {
            return new(TaskResult.Failed("States.Runtime", $"No service of this yard answers the resource '{request.Resource}'. {integrations.AdviceOn(request.Resource)}"));
        }

        Caller caller;
        try
        {
            caller = request.CredentialsRoleArn is { } other ? machines.Assume(other, stateMachineArn) : Role();
        }
        catch (AwsException refused)
        {
            return new(TaskResult.Failed("States.Permissions", refused.Message));
        }

        return integration.InvokeAsync(traceHeader is null ? request : request with { TraceHeader = traceHeader }, caller, cancellation);
    }

    public StatesError? RefusalOf(string activityArn) => integrations.Activity.RefusalOf(activityArn);

    /// <summary>The session of the state machine's role, assumed by the first Task and kept for the others.</summary>
    internal Caller Role() => LazyInitializer.EnsureInitialized(ref _role, () => machines.Assume(roleArn, stateMachineArn));
}
