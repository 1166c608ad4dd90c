using System.Collections.Frozen;
using Stepyard.Mapping.Templates;

namespace Stepyard.Local.ApiGateway.RestApi.Mapping;

/// <summary>How the body of a request becomes that of an integration: by the template for its content type, or as it is.</summary>
/// <param name="templates">The templates by content type.</param>
/// <param name="passthrough">What happens to bodies that no template is for.</param>
/// <param name="isBase64">Whether bodies of the API's binary media types become base64 first.</param>
/// <remarks>AWS: API Gateway developer guide, "Method request behavior for payloads without mapping templates".</remarks>
internal sealed class RequestMapping(FrozenDictionary<string, MappingTemplate> templates, PassthroughBehavior passthrough, bool isBase64)
{
    /// <summary>Whether bodies of the API's binary media types become base64 first.</summary>
    public bool IsBase64 { get; } = isBase64;

    /// <summary>Whether bodies of JSON are taken; a method that takes those of forms alone is one that a page leads to.</summary>
    public bool TakesJson => templates.ContainsKey("application/json") || passthrough != PassthroughBehavior.Never;

    /// <summary>The templates, for a person to read.</summary>
    public IEnumerable<string> Texts => templates.Values.Select(template => template.Text);

    /// <exception cref="Refusal">No template is for the content type, and bodies don't pass without one; or the template fails.</exception>
    public string Map(string contentType, RestExchange exchange)
    {
        if (templates.TryGetValue(contentType, out var template))
        {
            return template.Map(new(exchange.Body, whenEmpty: "{}"), exchange, $"the request template for {contentType}");
        }

        var passes = passthrough == PassthroughBehavior.WhenNoMatch || (passthrough == PassthroughBehavior.WhenNoTemplates && templates.Count == 0);
        return passes ? exchange.Body : throw new Refusal(GatewayResponseType.UnsupportedMediaType);
    }
}

/// <summary>What happens to bodies that no request template is for.</summary>
internal enum PassthroughBehavior
{
    /// <summary>They go to the integration as they are.</summary>
    WhenNoMatch,

    /// <summary>They go to the integration as they are where there is no template at all, and are refused otherwise.</summary>
    WhenNoTemplates,

    /// <summary>They are refused.</summary>
    Never,
}
