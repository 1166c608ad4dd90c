using Stepyard.Mapping.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>Where a header of a response comes from; null where that has no value.</summary>
internal delegate string? ResponseParameter(Payload answer, RestExchange exchange);

/// <summary>Reads the mapping expressions of headers.</summary>
/// <remarks>AWS: API Gateway developer guide, "Parameter mapping source reference for REST APIs".</remarks>
internal static class ResponseParameters
{
    /// <summary>What can stand there, for messages.</summary>
    public const string Allowed = "'a fixed text' in single quotes, integration.response.body, integration.response.body.JSONPATH, integration.response.header.NAME, stageVariables.NAME and context.NAME";

    /// <summary>Reads an expression; null where it is none.</summary>
    public static ResponseParameter? TryParse(string expression)
    {
        if (expression is ['\'', .. var text, '\''])
        {
            return (_, _) => text;
        }

        // The services here answer without headers that anyone would map.
        return expression == "integration.response.body" ? (answer, _) => answer.Text
            : After("integration.response.body.") is { } path ? (answer, _) => TextOf(PayloadPath.Find($"$.{path}", answer.Value))
            : After("integration.response.header.") is not null ? (_, _) => null
            : After("stageVariables.") is { } variable ? (_, exchange) => exchange.Stage.Variables.GetValueOrDefault(variable)
            : After("context.") is { } name ? (_, exchange) => exchange.Context.TextOf(name)
            : null;

        string? After(string prefix) => expression.StartsWith(prefix, StringComparison.Ordinal) && expression.Length > prefix.Length ? expression[prefix.Length..] : null;
    }

    private static string? TextOf(Value? value) => value is null or NullValue ? null : value.ToText();
}
