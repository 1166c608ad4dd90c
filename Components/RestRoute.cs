using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.ApiGateway;
using Pulumi.AwsNative.ApiGateway.Inputs;

namespace Stepyard.Components;

/// <summary>
/// A method and path of a REST API that calls one action of Step Functions on one workflow, through a role that may do that and nothing else,
/// with the model and templates of <see cref="RestMapping"/>.
/// </summary>
/// <remarks>AWS: API Gateway developer guide, "Tutorial: Create a REST API with an AWS integration"; "Integration request for REST APIs".</remarks>
public sealed class RestRoute : ComponentResource
{
    private const string Answered = "200";
    private const string Refused = "500";

    /// <param name="name">The name in the program, and of the route's files in <c>definitions/rest/</c>.</param>
    /// <param name="routeKey">Method and path, such as <c>GET /dragons/{executionName}</c>.</param>
    /// <param name="api">The API it belongs to.</param>
    /// <param name="action">What it calls.</param>
    /// <param name="workflow">What it calls it on.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    /// <exception cref="RunException">There are no files of this name.</exception>
    public RestRoute(string name, string routeKey, RestApi api, StatesAction action, Workflow workflow, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:RestRoute", name, options)
    {
        var (httpMethod, path) = RestApi.MethodAndPathOf(routeKey);
        var mapping = api.MappingOf(name);
        var resourceId = api.ResourceAt(path);

        // Nothing is pinned in the trust policy: API Gateway sets neither aws:SourceArn nor aws:SourceAccount when it assumes an integration's role.
        var role = new ServiceRole(
            $"{name}-rest-route",
            new ServiceRoleArgs($"Lets {routeKey} call {action.Name}", "apigateway.amazonaws.com", new Statement("CallAction", $"states:{action.Name}", action.ResourceOf(workflow))),
            settings,
            new ComponentResourceOptions { Parent = this });

        var uri = api.ActionUri(action);
        var requests = mapping.Requests.ToDictionary(template => template.Key, template => WithArn(template.Value, workflow));
        var args = new MethodArgs
        {
            RestApiId = api.Id,
            ResourceId = resourceId,
            HttpMethod = httpMethod,
            AuthorizationType = "NONE",
            Integration = new MethodIntegrationArgs
            {
                Type = MethodIntegrationType.Aws,
                IntegrationHttpMethod = "POST",
                Uri = uri,
                Credentials = role.Arn,

                // What no template is for never reaches Step Functions: 415.
                PassthroughBehavior = MethodIntegrationPassthroughBehavior.Never,
                RequestTemplates = MapOf(requests),
                IntegrationResponses =
                {
                    PageHeaders.Set(
                        new MethodIntegrationResponseArgs { StatusCode = Answered, SelectionPattern = "200", ResponseTemplates = MapOf(mapping.Responses) }, mapping.Headers),
                    PageHeaders.Set(new MethodIntegrationResponseArgs { StatusCode = Refused, ResponseTemplates = MapOf(mapping.Refusals) }, mapping.Headers),
                },
            },
            MethodResponses =
            {
                PageHeaders.Declared(new MethodResponseArgs { StatusCode = Answered }, mapping.Headers),
                PageHeaders.Declared(new MethodResponseArgs { StatusCode = Refused }, mapping.Headers),
            },
        };
        if (mapping.Model is not null)
        {
            args.RequestValidatorId = api.BodyValidatorId;
            args.RequestModels.Add(ContentType.Json, ModelOf(name, mapping.Model, api).Name.Apply(model => model!));
        }

        var method = new Method(name, args, new CustomResourceOptions { Parent = this });
        api.Serve(
            method,
            [
                Output.Create(routeKey), resourceId, uri, role.Arn, Output.Create(mapping.Model ?? ""),
                .. requests.SelectMany(template => (Output<string>[])[Output.Create(template.Key), template.Value]),
                .. mapping.Responses.Concat(mapping.Refusals).Concat(mapping.Headers).SelectMany(entry => (string[])[entry.Key, entry.Value]).Select(Output.Create),
            ]);

        Key = routeKey;
        Url = Output.Format($"{api.Endpoint}{path}");
        RegisterOutputs();
    }

    /// <summary>Method and path.</summary>
    public string Key { get; }

    public Output<string> Url { get; }

    // On the template's own first line, so that the lines that API Gateway complains of are those of the file.
    private static Output<string> WithArn(string template, Workflow workflow) =>
        workflow.Arn.Apply(arn => $"#set(${RestMapping.StateMachineArn} = '{arn}'){template}");

    private static InputMap<string> MapOf(IEnumerable<KeyValuePair<string, string>> templates) => templates.ToImmutableDictionary();

    private static InputMap<string> MapOf(IEnumerable<KeyValuePair<string, Output<string>>> templates)
    {
        var map = new InputMap<string>();
        foreach (var (contentType, template) in templates)
        {
            map.Add(contentType, template);
        }

        return map;
    }

    private Model ModelOf(string name, string schema, RestApi api) => new(
        name,
        new ModelArgs
        {
            RestApiId = api.Id,

            // A model's name has letters and digits only.
            Name = string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
            ContentType = Components.ContentType.Json,
            Schema = schema,
        },
        new CustomResourceOptions { Parent = this });
}
