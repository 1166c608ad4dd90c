using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions;

/// <summary>A service that a Task state can call, such as <c>sns:publish</c>; each service contributes its own.</summary>
public interface ITaskIntegration
{
    /// <summary>The part of the resource ARN after <c>arn:aws:states:::</c>, such as <c>sns:publish</c>; <c>lambda</c> for a function's ARN.</summary>
    string Name { get; }

    /// <summary>Calls the service as <paramref name="caller"/> (a session of the state machine's role), which is authorized here.</summary>
    /// <returns>The result, or the error by the name that AWS gives it; never throws for an error of the service.</returns>
    ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation);
}
