using System.Collections.Immutable;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway;

/// <summary>An HTTP API.</summary>
internal sealed class ApiResource(HttpApis apis, Account account, Uri endpoint) : IResourceType
{
    private static readonly string[] Unsupported = ["body", "bodyS3Location", "target", "routeKey"];

    public string Token => "aws-native:apigatewayv2:Api";

    public Provisioned Create(ResourceRequest request)
    {
        if (request.OptionalText("protocolType") is not "HTTP")
        {
            throw request.Mistake($"'protocolType' is {request.OptionalText("protocolType") ?? "missing"}; only HTTP runs here.");
        }

        foreach (var unsupported in Unsupported.Where(request.Inputs.ContainsKey))
        {
            throw request.Mistake($"'{unsupported}' is not supported here; register integrations and routes of their own.");
        }

        var id = request.StableId(10);
        var url = apis.All.Any() ? $"http://{id}.localhost:{endpoint.Port}" : $"http://{endpoint.Authority}";
        apis.Add(new(id, request.OptionalText("name") ?? request.Name, CorsOf(request)));
        return new(id, new Dictionary<string, object>
        {
            ["apiId"] = id,
            ["apiEndpoint"] = url,
            ["executeApiArn"] = account.Arn("execute-api", id),
        });
    }

    private static Cors? CorsOf(ResourceRequest request)
    {
        if (request.OptionalMap("corsConfiguration") is not { } map)
        {
            return null;
        }

        var cors = new ResourceRequest(request.Type, request.Name, map);
        return new()
        {
            AllowOrigins = Texts("allowOrigins"),
            AllowMethods = Texts("allowMethods"),
            AllowHeaders = Texts("allowHeaders"),
            ExposeHeaders = Texts("exposeHeaders"),
            MaxAge = cors.OptionalNumber("maxAge"),
            AllowCredentials = cors.OptionalFlag("allowCredentials") ?? false,
        };

        ImmutableArray<string> Texts(string key) => [.. cors.List(key).Cast<string>()];
    }
}
