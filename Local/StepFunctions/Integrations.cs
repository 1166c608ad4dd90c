using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.StepFunctions.Tasks;

namespace Stepyard.Local.StepFunctions;

/// <summary>Finds the service that a Task's <c>Resource</c> names, among those that the yard has.</summary>
internal sealed class Integrations(IReadOnlyDictionary<string, ITaskIntegration> byName, SdkOperations sdk, ActivityTask activity, WaitingTasks waiting)
{
    private const string ServicePrefix = "arn:aws:states:::";
    private const string FunctionPrefix = "arn:aws:lambda:";
    private const string Callback = ".waitForTaskToken";

    /// <summary>The names of all, for a person to read.</summary>
    public string Names => string.Join(", ", byName.Keys.Concat(SdkOperations.Names).Order(StringComparer.Ordinal));

    /// <summary>What Tasks with the ARN of an activity call.</summary>
    public ActivityTask Activity => activity;

    /// <summary>The integration that a resource names; null where the yard has none.</summary>
    public ITaskIntegration? Find(string resource) =>
        resource.StartsWith(ServicePrefix, StringComparison.Ordinal) ? FindService(resource[ServicePrefix.Length..])
        : resource.StartsWith(FunctionPrefix, StringComparison.Ordinal) ? byName.GetValueOrDefault("lambda")
        : resource.Contains(":activity:", StringComparison.Ordinal) ? activity
        : null;

    private ITaskIntegration? FindService(string name)
    {
        var isCallback = name.EndsWith(Callback, StringComparison.Ordinal);
        var called = isCallback ? name[..^Callback.Length] : name;
        var integration = byName.GetValueOrDefault(called) ?? sdk.Find(called);
        return integration is not null && name.Contains('.', StringComparison.Ordinal) ? new TokenTask(integration, waiting, isCallback) : integration;
    }
}
