using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>A Task that invokes a function: what Lambda refuses, and what is not JSON, becomes the error that a state machine sees.</summary>
internal abstract class LambdaTask(SdkCall call) : ITaskIntegration
{
    public abstract string Name { get; }

    protected SdkCall Call { get; } = call;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return await AttemptAsync(request, caller, cancellation);
        }
        catch (AwsException error)
        {
            return FunctionError.Of(error, Call);
        }
        catch (JsonException)
        {
            return TaskResult.Failed("Lambda.Unknown", "The function returned something that is not JSON.");
        }
    }

    /// <exception cref="AwsException">Lambda refuses the invocation.</exception>
    /// <exception cref="JsonException">The function returned something that is not JSON.</exception>
    protected abstract ValueTask<TaskResult> AttemptAsync(TaskRequest request, Caller caller, CancellationToken cancellation);
}
