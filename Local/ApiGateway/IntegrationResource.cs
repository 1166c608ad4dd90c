using System.Collections.Frozen;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway;

/// <summary>An integration of an HTTP API with Step Functions.</summary>
internal sealed class IntegrationResource(HttpApis apis, Account account) : IResourceType
{
    private const double DefaultTimeout = 30_000;

    public string Token => "aws-native:apigatewayv2:Integration";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var type = request.Text("integrationType");
        var operation = request.OptionalText("integrationSubtype");
        if (type != "AWS_PROXY" || operation is null || !Integration.Required.TryGetValue(operation, out var required))
        {
            throw request.Mistake($"'integrationType' {type} with 'integrationSubtype' {operation ?? "missing"} does not run here; AWS_PROXY runs with one of {string.Join(", ", Integration.Required.Keys.Order(StringComparer.Ordinal))}.");
        }

        if (request.OptionalText("payloadFormatVersion") is not "1.0")
        {
            throw request.Mistake($"'payloadFormatVersion' is {request.OptionalText("payloadFormatVersion") ?? "missing"}; an integration with a service needs 1.0.");
        }

        var timeout = request.OptionalNumber("timeoutInMillis") ?? DefaultTimeout;
        if (timeout is < 50 or > DefaultTimeout)
        {
            throw request.Mistake($"'timeoutInMillis' is {timeout}; allowed is 50 to 30000.");
        }

        var id = request.StableId(7);
        api.Integrations[id] = new(operation, request.Text("credentialsArn"), Parameters(request, required), TimeSpan.FromMilliseconds(timeout));
        return new($"{api.Id}|{id}", new Dictionary<string, object> { ["integrationId"] = id });
    }

    private FrozenDictionary<string, Selection> Parameters(ResourceRequest request, string required)
    {
        var given = request.OptionalMap("requestParameters") ?? [];
        if (!given.ContainsKey(required))
        {
            throw request.Mistake($"'requestParameters' lacks {required}.");
        }

        foreach (var name in given.Keys.Where(name => !Integration.Allowed.Contains(name)))
        {
            throw request.Mistake($"'requestParameters' has {name}; allowed are {string.Join(", ", Integration.Allowed.Order(StringComparer.Ordinal))}.");
        }

        return given.ToFrozenDictionary(
            parameter => parameter.Key,
            parameter => Selection.TryParse((string)parameter.Value, account)
                ?? throw request.Mistake($"{parameter.Key} is {parameter.Value}, which is no selection expression. Allowed are $request.body, $request.body.NAME, $request.header.NAME, $request.querystring.NAME, $request.path.NAME, $context.NAME, $stageVariables.NAME."));
    }
}
