using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Elsewhere;

/// <summary>The services that others on this machine answer for the yard: <c>--aws-endpoint SERVICE=URL</c>.</summary>
internal sealed class AwsEndpoints : IDisposable
{
    // As large as the largest answer of a service that the yard itself has.
    private const long LargestAnswer = RequestBody.Maximum;

    private readonly ImmutableArray<AwsEndpoint> _all;

    /// <exception cref="ProvisioningException">A URL is not one of this machine.</exception>
    public AwsEndpoints(IReadOnlyDictionary<string, Uri> urls)
    {
        foreach (var (name, url) in urls)
        {
            if (!LoopbackClient.CanReach(url))
            {
                throw new ProvisioningException($"--aws-endpoint is {name}={url}; it has to be a URL of this machine, such as {name}=http://127.0.0.1:4567: Local sends nothing elsewhere.");
            }
        }

        _all = [.. urls.Select(given => new AwsEndpoint(given.Key, given.Value, Named(given.Key)))];
    }

    public HttpClient Http { get; } = LoopbackClient.Create(LargestAnswer);

    /// <summary>The server that answers for a service; null where there is none.</summary>
    public AwsEndpoint? Of(ServiceModel service) => _all.FirstOrDefault(endpoint => endpoint.Services.Any(named => named.Name == service.Name));

    /// <summary>The server that a request on the wire is meant for; null where there is none.</summary>
    /// <param name="signing">The service that the request is signed for.</param>
    /// <param name="target">What stands before the dot in <c>X-Amz-Target</c>.</param>
    public AwsEndpoint? For(string? signing, string? target) => _all.FirstOrDefault(endpoint => endpoint.Answers(signing, target));

    /// <summary>Refuses services that the yard answers itself, and warns of those whose API is not known here.</summary>
    /// <exception cref="ProvisioningException">The yard has the service.</exception>
    public void Check(Func<ServiceName, bool> isLocal, ITerminal terminal)
    {
        foreach (var endpoint in _all)
        {
            if (endpoint.Services.Count > 0 && endpoint.Services.All(isLocal))
            {
                throw new ProvisioningException($"--aws-endpoint is {endpoint.Name}={endpoint.Url}, and {endpoint.Name} is a service that Local answers itself. Leave the option out, or name another service.");
            }

            if (endpoint.Services.Count == 0)
            {
                terminal.Write(
                    Tone.Warning,
                    "AWS",
                    $"--aws-endpoint: the API of '{endpoint.Name}' is not known here. Requests that are signed for it are passed on, but state machines can't call it; those that they can: {string.Join(", ", ServiceCatalog.All.Where(service => !isLocal(service)).Select(service => service.Name))}.");
            }
        }
    }

    public void Dispose() => Http.Dispose();

    // The name of aws-sdk: integrations, of optimized ones, or in signatures.
    private static ImmutableArray<ServiceName> Named(string name) =>
        ServiceCatalog.All.Where(service => service.Name == ServiceCatalog.SdkNameOf(name)).ToImmutableArray() is { IsEmpty: false } exact
            ? exact
            : [.. ServiceCatalog.All.Where(service => service.Signing == name)];
}
