using Pulumi;
using Pulumi.AwsNative.ApiGateway;
using Pulumi.AwsNative.ApiGateway.Inputs;

namespace Stepyard.Components;

/// <summary>A method and path of a REST API that answers with a page, and calls nothing: <c>definitions/rest/NAME.page.vtl</c>.</summary>
/// <remarks>AWS: API Gateway developer guide, "Mock integrations for REST APIs in API Gateway".</remarks>
public sealed class RestPage : ComponentResource
{
    private const string Status = "200";

    /// <param name="name">The name in the program, and of the page's file.</param>
    /// <param name="routeKey">Method and path, such as <c>GET /approvals</c>.</param>
    /// <param name="api">The API it belongs to.</param>
    /// <param name="options">The parent.</param>
    /// <exception cref="RunException">There is no file of this name.</exception>
    public RestPage(string name, string routeKey, RestApi api, ComponentResourceOptions? options = null)
        : base("stepyard:index:RestPage", name, options)
    {
        var (httpMethod, path) = RestApi.MethodAndPathOf(routeKey);
        var mapping = api.PageOf(name);
        var resourceId = api.ResourceAt(path);
        var method = new Method(
            name,
            new MethodArgs
            {
                RestApiId = api.Id,
                ResourceId = resourceId,
                HttpMethod = httpMethod,
                AuthorizationType = "NONE",
                Integration = new MethodIntegrationArgs
                {
                    Type = MethodIntegrationType.Mock,
                    PassthroughBehavior = MethodIntegrationPassthroughBehavior.Never,
                    RequestTemplates = { { ContentType.Json, $$"""{"statusCode": {{Status}}}""" } },
                    IntegrationResponses =
                    {
                        PageHeaders.Set(new MethodIntegrationResponseArgs { StatusCode = Status, ResponseTemplates = { { ContentType.Html, mapping.Page! } } }, mapping.Headers),
                    },
                },
                MethodResponses = { PageHeaders.Declared(new MethodResponseArgs { StatusCode = Status }, mapping.Headers) },
            },
            new CustomResourceOptions { Parent = this });
        api.Serve(method, [Output.Create(routeKey), resourceId, Output.Create(mapping.Page!), .. mapping.Headers.SelectMany(header => (string[])[header.Key, header.Value]).Select(Output.Create)]);

        Key = routeKey;
        Url = Output.Format($"{api.Endpoint}{path}");
        RegisterOutputs();
    }

    /// <summary>Method and path.</summary>
    public string Key { get; }

    public Output<string> Url { get; }
}
