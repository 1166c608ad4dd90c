using Microsoft.AspNetCore.Http;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Elsewhere;

/// <summary>Knows which services the yard answers itself: those that have added operations or integrations to it.</summary>
internal sealed class LocalServices(
    IReadOnlyDictionary<string, IJsonOperation> json, IReadOnlyList<IQueryOperation> query, IReadOnlyList<IRestOperation> rest, IReadOnlyDictionary<string, IProtocol> protocols, IReadOnlyDictionary<string, ITaskIntegration> integrations)
{
    /// <summary>Whether the yard answers for a service.</summary>
    public bool Contain(ServiceName service) =>
        (service.Target is { } target && json.Keys.Any(key => key.StartsWith($"{target}.", StringComparison.Ordinal)))
        || protocols.ContainsKey(service.Signing)
        || integrations.Keys.Any(name => ServiceOf(name) == service.Name)
        || (service.Target is null && ServiceCatalog.Find(service.Name) is { } model && (model.Protocol == "query"
            ? query.Any(operation => operation.Version == model.Version)
            : model.Operations.Any(operation => rest.Any(operation.Is))));

    /// <summary>How a request to a service that nobody answers could be answered, as a sentence; empty where it is for a local service, or for none that is known.</summary>
    public string AdviceOn(HttpRequest request)
    {
        var target = JsonProtocol.ServiceOf(request);
        var signing = CredentialScope.Of(request)?.Service;
        var meant = ServiceCatalog.All.FirstOrDefault(service => target is null ? service.Signing == signing : service.Target == target);
        return meant is null || Contain(meant) ? "" : $" A server on this machine that speaks the API of {meant.Name} can answer it: start Local with --aws-endpoint {meant.Name}=http://127.0.0.1:PORT.";
    }

    private static string ServiceOf(string integration) =>
        integration.Split(':') is ["aws-sdk", var sdk, ..] ? sdk : ServiceCatalog.SdkNameOf(integration.Split(':')[0]);
}
