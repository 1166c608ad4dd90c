using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity;

namespace Stepyard.Local.ApiGateway.RestApi.Mapping;

/// <summary>Maps a body by a template.</summary>
internal static class TemplateMapping
{
    /// <summary>What a template makes of a body.</summary>
    /// <param name="template">The template.</param>
    /// <param name="payload">The body.</param>
    /// <param name="exchange">The request.</param>
    /// <param name="name">What the template is, for the terminal.</param>
    /// <exception cref="Refusal">The template fails, or needs JSON, and the body is none.</exception>
    public static string Map(this MappingTemplate template, Payload payload, RestExchange exchange, string name)
    {
        try
        {
            return template.Render(payload, exchange.Parameters, exchange.Context, exchange.StageVariables);
        }
        catch (TemplateException e)
        {
            throw Refusal.Misconfigured($"{name} failed at {e.Message}\n{LineAt(template.Text, e.Place)}");
        }
        catch (MalformedPayloadException e)
        {
            throw new Refusal(GatewayResponseType.BadRequest, e.Message);
        }
    }

    private static string LineAt(string text, Place place) => text.Split('\n').ElementAtOrDefault(place.Line - 1)?.Trim() ?? "";
}
