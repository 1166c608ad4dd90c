using System.Collections.Immutable;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>What an API answers for one reason.</summary>
/// <param name="Status">The status; null for that of the reason.</param>
/// <param name="Headers">The headers by name.</param>
/// <param name="Templates">The bodies by content type: texts with variables, no Velocity.</param>
/// <remarks>AWS: API Gateway developer guide, "Gateway responses for REST APIs".</remarks>
internal sealed record GatewayResponse(
    int? Status, ImmutableDictionary<string, Func<RestExchange, string?>> Headers, ImmutableDictionary<string, VariableText<RestExchange>> Templates);
