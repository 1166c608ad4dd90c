using Stepyard.Local.Elsewhere;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.StepFunctions.Tasks;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions;

/// <summary>Finds the service that a Task's <c>Resource</c> names, among those that the yard has.</summary>
internal sealed class Integrations(IReadOnlyDictionary<string, ITaskIntegration> byName, SdkOperations sdk, PassedTasks passed, ActivityTask activity, WaitingTasks waiting)
{
    private const string ServicePrefix = "arn:aws:states:::";
    private const string FunctionPrefix = "arn:aws:lambda:";
    private const string Callback = ".waitForTaskToken";

    /// <summary>For a resource that nobody answers: what there is instead, and what would answer it.</summary>
    public string AdviceOn(string resource)
    {
        var service = ServiceResource.Parse(resource)?.Service;
        var all = byName.Keys.Concat(sdk.Names).Order(StringComparer.Ordinal).ToList();
        var siblings = service is null ? [] : all.Where(name => name.StartsWith($"{service}:", StringComparison.Ordinal)).Select(name => name[(service.Length + 1)..]).ToList();
        return siblings.Count > 0
            ? $"Of {service} it has: {string.Join(", ", siblings)}."
            : $"It has: {string.Join(", ", all.Select(name => ServiceResource.Parse(ServicePrefix + name)?.Service ?? name).Distinct())}.{passed.AdviceOn(resource)}";
    }

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
        var integration = byName.GetValueOrDefault(called) ?? sdk.Find(called) ?? passed.Find(called);
        return integration is not null && name.Contains('.', StringComparison.Ordinal) ? new TokenTask(integration, waiting, isCallback) : integration;
    }
}
