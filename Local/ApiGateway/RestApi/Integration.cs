using System.Collections.Immutable;
using Stepyard.Local.ApiGateway.RestApi.Integrations;
using Stepyard.Local.ApiGateway.RestApi.Mapping;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>What a method calls, and how requests and responses are mapped.</summary>
/// <remarks>AWS: API Gateway developer guide, "Integrations for REST APIs".</remarks>
internal abstract class Integration
{
    /// <summary>How the request's body becomes the integration's.</summary>
    public required RequestMapping Request { get; init; }

    /// <summary>How answers become responses; the first whose pattern matches counts, the one without a pattern last.</summary>
    public ImmutableArray<IntegrationResponse> Responses { get; init; } = [];

    /// <summary>How long a client waits, at most 29 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(29);

    /// <summary>Calls the integration.</summary>
    /// <param name="body">What the mapping made of the request's body.</param>
    /// <param name="exchange">The request.</param>
    /// <exception cref="Refusal">It can't be called.</exception>
    public abstract ValueTask<IntegrationAnswer> CallAsync(string body, RestExchange exchange);

    /// <summary>The response for an answer.</summary>
    /// <exception cref="Refusal">None is for this status, or its template fails.</exception>
    public RestResponse Respond(IntegrationAnswer answer, RestExchange exchange)
    {
        var response = Responses.FirstOrDefault(response => response.IsFor(answer.Status))
            ?? throw Refusal.Misconfigured($"no integration response is for status {answer.Status}, and none is without a selection pattern");
        return response.Map(answer.Body, exchange);
    }
}
