using Stepyard.Mapping.Velocity;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>A mapping template: Velocity with API Gateway's variables.</summary>
/// <remarks>AWS: API Gateway developer guide, "Mapping template transformations"; quotas, "Number of iterations in a #foreach loop".</remarks>
internal sealed class MappingTemplate
{
    private static readonly RenderOptions Options = new() { MostRounds = 1000, MissingMembersAreEmpty = true };

    private MappingTemplate(string text, Template template) => (Text, Template) = (text, template);

    /// <summary>The template, parsed.</summary>
    public Template Template { get; }

    /// <summary>The template as it is written.</summary>
    public string Text { get; }

    /// <exception cref="TemplateException">The text is no template.</exception>
    public static MappingTemplate Parse(string text) => new(text, Template.Parse(text));

    /// <summary>Renders the template.</summary>
    /// <param name="payload">The body.</param>
    /// <param name="parameters">The request's parameters.</param>
    /// <param name="context"><c>$context</c>; the template may write to <c>requestOverride</c> and <c>responseOverride</c>.</param>
    /// <param name="stageVariables"><c>$stageVariables</c>.</param>
    /// <exception cref="TemplateException">A method fails, or the rendering takes too much.</exception>
    /// <exception cref="MalformedPayloadException">The template needs JSON, and the body is none.</exception>
    public string Render(Payload payload, RequestParameters parameters, VelocityMap context, VelocityMap stageVariables) =>
        Template.Render(
            new Dictionary<string, object?>
            {
                ["input"] = new InputVariable(payload, parameters),
                ["context"] = context,
                ["stageVariables"] = stageVariables,
                ["util"] = UtilVariable.Instance,
            },
            Options);
}
