using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>Finds the wire operation that a resource <c>aws-sdk:SERVICE:ACTION</c> names, among all that the yard has.</summary>
internal sealed class SdkOperations(
    IReadOnlyDictionary<string, IJsonOperation> json, IReadOnlyList<IQueryOperation> query, IReadOnlyList<IRestOperation> rest, Ids ids)
{
    private const string Prefix = "aws-sdk:";

    /// <summary>The names of all, such as <c>aws-sdk:sqs:sendMessage</c>, for a person to read.</summary>
    public IEnumerable<string> Names =>
    [
        .. SdkService.All.SelectMany(service => ActionsOf(service).Select(action => $"{Prefix}{service.Name}:{char.ToLowerInvariant(action[0])}{action[1..]}")),
        .. ServiceCatalog.All.Where(service => service.Target is null).Select(service => ServiceCatalog.Find(service.Name)!)
            .SelectMany(service => service.Operations.Where(operation => rest.Any(operation.Is)).Select(operation => $"{Prefix}{service.Name}:{char.ToLowerInvariant(operation.Name[0])}{operation.Name[1..]}")),
    ];

    /// <param name="name">The resource without <c>arn:aws:states:::</c>.</param>
    /// <returns>Null where there is no such operation here.</returns>
    public ITaskIntegration? Find(string name)
    {
        if (name.Split(':') is not ["aws-sdk", var serviceName, { Length: > 0 } action])
        {
            return null;
        }

        if (SdkService.All.FirstOrDefault(service => service.Name == serviceName) is not { } service)
        {
            return ServiceCatalog.Find(serviceName)?.Find(action) is { } modeled && rest.FirstOrDefault(modeled.Is) is { } here ? new SdkRestTask(modeled, here, ids, name) : null;
        }

        var operation = $"{char.ToUpperInvariant(action[0])}{action[1..]}";
        return json.TryGetValue($"{service.Api}.{operation}", out var found) ? new SdkJsonTask(service, ids, name, found)
            : query.FirstOrDefault(candidate => candidate.Version == service.Api && candidate.Action == operation) is { } other ? new SdkQueryTask(service, ids, name, other)
            : null;
    }

    private IEnumerable<string> ActionsOf(SdkService service) =>
        json.Keys.Where(key => key.StartsWith($"{service.Api}.", StringComparison.Ordinal)).Select(key => key[(service.Api.Length + 1)..])
            .Concat(query.Where(operation => operation.Version == service.Api).Select(operation => operation.Action));
}
