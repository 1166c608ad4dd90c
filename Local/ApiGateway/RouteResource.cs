using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway;

/// <summary>A route of an HTTP API.</summary>
internal sealed class RouteResource(HttpApis apis) : IResourceType
{
    private const string TargetPrefix = "integrations/";

    public string Token => "aws-native:apigatewayv2:Route";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var text = request.Text("routeKey");
        var key = RouteKey.TryParse(text)
            ?? throw request.Mistake($"'routeKey' is {text}; it has to be a method (or ANY) and a path, such as POST /pizza, or $default.");
        if (request.OptionalText("authorizationType") is not (null or "NONE"))
        {
            throw request.Mistake($"'authorizationType' is {request.OptionalText("authorizationType")}; only NONE runs here.");
        }

        var target = request.Text("target");
        if (!target.StartsWith(TargetPrefix, StringComparison.Ordinal) || !api.Integrations.TryGetValue(target[TargetPrefix.Length..], out var integration))
        {
            throw request.Mistake($"'target' is {target}, which is no integration of the API.");
        }

        try
        {
            api.Add(new(key, integration));
        }
        catch (ArgumentException)
        {
            throw request.Mistake($"Route with key {text} already exists for this API.");
        }

        var id = request.StableId(7);
        return new($"{api.Id}|{id}", new Dictionary<string, object> { ["routeId"] = id });
    }
}
