using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Stepyard.Local.ApiGateway.RestApi.Mapping;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>How an integration's answers of a certain status become one response of the method.</summary>
/// <param name="pattern">What the whole status has to match; null for every other one.</param>
/// <param name="status">The response's status.</param>
/// <param name="templates">The templates by content type, in the order of the program; the body passes as it is where there is none.</param>
/// <param name="headers">The response's headers, by name.</param>
/// <remarks>AWS: API Gateway developer guide, "Set up an integration response in API Gateway" and "Override your API's request and response parameters".</remarks>
internal sealed class IntegrationResponse(
    Regex? pattern, int status, ImmutableArray<(string ContentType, MappingTemplate Template)> templates, ImmutableDictionary<string, ResponseParameter> headers)
{
    private const string DefaultContentType = "application/json";

    /// <summary>Whether it is for every status that none with a pattern is for.</summary>
    public bool IsDefault => pattern is null;

    public bool IsFor(int answered) => pattern?.IsMatch(answered.ToString(CultureInfo.InvariantCulture)) != false;

    /// <exception cref="Refusal">The template fails.</exception>
    public RestResponse Map(string body, RestExchange exchange)
    {
        var payload = new Payload(body, whenEmpty: "");
        var (contentType, mapped) = MapBody(payload, exchange);
        var overrides = exchange.Context["responseOverride"] as VelocityMap;
        var response = new RestResponse(StatusOf(overrides), contentType, mapped);
        foreach (var (name, value) in headers)
        {
            if (value(payload, exchange) is { } text)
            {
                response.Headers[name] = text;
            }
        }

        foreach (var (name, value) in overrides?.GetValueOrDefault("header") as VelocityMap ?? [])
        {
            response.Headers[name.ToString()!] = value?.ToString() ?? "";
        }

        return response;
    }

    private (string ContentType, string Body) MapBody(Payload payload, RestExchange exchange)
    {
        if (templates.IsEmpty)
        {
            return (DefaultContentType, payload.Text);
        }

        var accepted = MediaType.Of(exchange.Http.Request.Headers.Accept.ToString()) ?? DefaultContentType;
        var chosen = Find(accepted) ?? Find(DefaultContentType) ?? templates[0];
        return (chosen.ContentType, chosen.Template.Map(payload, exchange, $"the response template for {chosen.ContentType}"));
    }

    private (string ContentType, MappingTemplate Template)? Find(string contentType)
    {
        foreach (var template in templates)
        {
            if (template.ContentType.Equals(contentType, StringComparison.OrdinalIgnoreCase))
            {
                return template;
            }
        }

        return null;
    }

    private int StatusOf(VelocityMap? overrides) => overrides?.GetValueOrDefault("status") switch
    {
        null => status,
        var given when int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own is >= 100 and < 600 => own,
        var other => throw Refusal.Misconfigured($"$context.responseOverride.status is {other}, which is no HTTP status"),
    };
}
