using System.Collections.Immutable;
using System.Globalization;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A gateway response of a REST API.</summary>
internal sealed class GatewayResponseResource(RestApis apis) : IResourceType
{
    private const string HeaderPrefix = "gatewayresponse.header.";

    private const string ValidationErrors = "context.error.validationErrorString";

    private static readonly string[] Prefixes = ["$context.", "$stageVariables.", "$method.request."];

    public string Token => "aws-native:apigateway:GatewayResponse";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var type = request.Text("responseType");
        if (!GatewayResponseType.Names.Contains(type))
        {
            throw request.Mistake($"'responseType' is {type}; allowed are {string.Join(", ", GatewayResponseType.Names.Order(StringComparer.Ordinal))}.");
        }

        api.GatewayResponses[type] = new(StatusOf(request), HeadersOf(request), TemplatesOf(request));
        var id = $"{api.Id}|{type}";
        return new(id, new Dictionary<string, object> { ["awsId"] = id });
    }

    private static int? StatusOf(ResourceRequest request) => request.OptionalText("statusCode") switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and < 600 => status,
        var text => throw request.Mistake($"'statusCode' is {text}, which is no HTTP status."),
    };

    private static ImmutableDictionary<string, VariableText<RestExchange>> TemplatesOf(ResourceRequest request) =>
        (request.OptionalMap("responseTemplates") ?? []).ToImmutableDictionary(
            template => template.Key,
            template => new VariableText<RestExchange>((string)template.Value, Prefixes, Find));

    private static ImmutableDictionary<string, Func<RestExchange, string?>> HeadersOf(ResourceRequest request)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, Func<RestExchange, string?>>();
        foreach (var (name, value) in request.OptionalMap("responseParameters") ?? [])
        {
            var expression = (string)value;
            if (!name.StartsWith(HeaderPrefix, StringComparison.Ordinal))
            {
                throw request.Mistake($"'responseParameters' has {name}; allowed is {HeaderPrefix}NAME.");
            }

            headers[name[HeaderPrefix.Length..]] = (expression is ['\'', .. var text, '\''] ? _ => text : Find(expression))
                ?? throw request.Mistake($"'responseParameters' has {expression} for {name}; allowed are 'a fixed text' in single quotes, context.NAME, stageVariables.NAME and method.request.header.NAME (or path, querystring).");
        }

        return headers.ToImmutable();
    }

    private static Func<RestExchange, string?>? Find(string name)
    {
        // A text that stands between quotes in every template: its own come escaped.
        return name == ValidationErrors ? exchange => exchange.Context.TextOf("error.validationErrorString") is { } errors ? RestExchange.Quote(errors)[1..^1] : null
            : After("context.") is { } variable ? exchange => exchange.Context.TextOf(variable)
            : After("stageVariables.") is { } stageVariable ? exchange => exchange.Stage.Variables.GetValueOrDefault(stageVariable)
            : After("method.request.path.") is { } path ? exchange => exchange.Parameters.Path.GetValueOrDefault(path)
            : After("method.request.querystring.") is { } query ? exchange => exchange.Parameters.QueryString.GetValueOrDefault(query)
            : After("method.request.header.") is { } header ? exchange => exchange.Parameters.Header.GetValueOrDefault(header)
            : null;

        string? After(string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
    }
}
