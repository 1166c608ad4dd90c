namespace Stepyard.Local.StepFunctions;

/// <summary>Finds the service that a Task's <c>Resource</c> names, among those that the yard has.</summary>
internal sealed class Integrations(IReadOnlyDictionary<string, ITaskIntegration> byName)
{
    private const string ServicePrefix = "arn:aws:states:::";
    private const string FunctionPrefix = "arn:aws:lambda:";

    /// <summary>The names of all, for a person to read.</summary>
    public string Names => string.Join(", ", byName.Keys.Order(StringComparer.Ordinal));

    /// <summary>The integration that a resource names; null where the yard has none.</summary>
    public ITaskIntegration? Find(string resource) =>
        resource.StartsWith(ServicePrefix, StringComparison.Ordinal) ? byName.GetValueOrDefault(resource[ServicePrefix.Length..])
        : resource.StartsWith(FunctionPrefix, StringComparison.Ordinal) ? byName.GetValueOrDefault("lambda")
        : null;
}
