using System.Collections.Frozen;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>The gateway responses of a deployment.</summary>
internal sealed class GatewayResponses(IEnumerable<KeyValuePair<string, GatewayResponse>> responses)
{
    private const string DefaultContentType = "application/json";

    private readonly FrozenDictionary<string, GatewayResponse> _byType = responses.ToFrozenDictionary();

    /// <summary>The response to a request that is refused: that for the reason, or for all reasons of its kind, or API Gateway's own.</summary>
    public RestResponse For(Refusal refusal, RestExchange exchange)
    {
        var type = refusal.Type;
        var own = _byType.GetValueOrDefault(type.Name)
            ?? _byType.GetValueOrDefault(type.Status < 500 ? GatewayResponseType.Default4xx : GatewayResponseType.Default5xx);
        var (contentType, body) = BodyOf(own, refusal, exchange);
        var response = new RestResponse(own?.Status ?? type.Status, contentType, body);
        response.Headers["x-amzn-ErrorType"] = type.ErrorType;
        foreach (var (name, value) in own?.Headers ?? [])
        {
            if (value(exchange) is { } text)
            {
                response.Headers[name] = text;
            }
        }

        return response;
    }

    private static (string ContentType, string Body) BodyOf(GatewayResponse? own, Refusal refusal, RestExchange exchange)
    {
        if (own is null || own.Templates.IsEmpty)
        {
            return (DefaultContentType, Builtin(refusal));
        }

        var (contentType, text) = own.Templates.TryGetValue(DefaultContentType, out var json)
            ? KeyValuePair.Create(DefaultContentType, json)
            : own.Templates.OrderBy(template => template.Key, StringComparer.Ordinal).First();
        return (contentType, text.Render(exchange, (result, value) => result.Append(value)));
    }

    // Who asks for what isn't there is answered before the API comes into it, and by another hand.
    private static string Builtin(Refusal refusal) =>
        $"{{\"message\":{(refusal.Type == GatewayResponseType.MissingAuthenticationToken ? "" : " ")}{RestExchange.Quote(refusal.Message)}}}";
}
