using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Pulumi.AwsNative.ApiGateway;
using Pulumi.AwsNative.ApiGateway.Inputs;

namespace Stepyard.Components;

/// <summary>A REST API with one stage, named after its environment: throttled, traced, and logged to a group of its own.</summary>
/// <remarks>Routes are added by <see cref="RestRoute"/>; <see cref="Deploy"/> comes after the last of them.</remarks>
public sealed class RestApi : ComponentResource
{
    // AWS: API Gateway developer guide, "Variables for access logging for API Gateway".
    private static readonly string[] AccessLogFields =
        ["requestId", "identity.sourceIp", "requestTime", "httpMethod", "path", "resourcePath", "status", "responseLength", "responseLatency", "integration.status", "error.message"];

    private readonly string _name;
    private readonly ImmutableDictionary<string, RestMapping> _mappings;
    private readonly AwsTarget _target;
    private readonly StackSettings _settings;
    private readonly Pulumi.AwsNative.ApiGateway.RestApi _api;
    private readonly Dictionary<string, Output<string>> _resources = [];
    private readonly List<Pulumi.Resource> _served = [];
    private readonly List<Output<string>> _contents = [];
    private RequestValidator? _bodyValidator;

    /// <param name="name">The name in the program.</param>
    /// <param name="mappings">The mappings that routes name.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public RestApi(string name, ImmutableDictionary<string, RestMapping> mappings, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:RestApi", name, options)
    {
        (_name, _mappings, _target, _settings) = (name, mappings, target, settings);
        _api = new Pulumi.AwsNative.ApiGateway.RestApi(
            name,
            new RestApiArgs { Name = $"{name}-{settings.Stack}", EndpointConfiguration = new RestApiEndpointConfigurationArgs { Types = { "REGIONAL" } } },
            new CustomResourceOptions { Parent = this });
        _resources[""] = _api.RootResourceId;
        Id = _api.Id;
        Endpoint = Output.Format($"https://{Id}.execute-api.{target.Region}.{target.Domain}/{settings.Stack}");
        foreach (var refusal in RestRefusal.All)
        {
            Serve(GatewayResponseOf(refusal), [Output.Create($"{refusal}")]);
        }
    }

    public Output<string> Id { get; }

    /// <summary>The URL that routes are relative to, without a slash at its end.</summary>
    public Output<string> Endpoint { get; }

    /// <summary>The validator that holds bodies against models.</summary>
    internal Output<string> BodyValidatorId => (_bodyValidator ??= new RequestValidator(
        $"{_name}-body",
        new RequestValidatorArgs { RestApiId = Id, Name = "body", ValidateRequestBody = true },
        new CustomResourceOptions { Parent = this })).RequestValidatorId;

    /// <summary>Makes everything that was added so far live: a deployment, and the stage that serves it.</summary>
    public void Deploy()
    {
        // A deployment is a snapshot. AWS has no change of one, but for its description: a route that is changed stays as it was for clients until
        // there is another deployment. So the description is a digest of everything that is served, ARNs and ids included, and where it changes Pulumi
        // replaces the deployment: the new one comes first, the stage moves to it, and the old one goes. A digest in the resource's name would do the same
        // but for ids and ARNs, which are not known while the program runs.
        var deployment = new Pulumi.AwsNative.ApiGateway.Deployment(
            _name,
            new DeploymentArgs { RestApiId = Id, Description = Output.All(_contents).Apply(DigestOf) },
            new CustomResourceOptions { Parent = this, DependsOn = [.. _served], ReplaceOnChanges = { "description" } });

        _ = new Stage(
            _name,
            new StageArgs
            {
                RestApiId = Id,
                DeploymentId = deployment.DeploymentId,
                StageName = _settings.Stack,
                TracingEnabled = _settings.Tracing,
                MethodSettings =
                {
                    new StageMethodSettingArgs
                    {
                        HttpMethod = "*",
                        ResourcePath = "/*",
                        ThrottlingRateLimit = _settings.ThrottlingRateLimit,
                        ThrottlingBurstLimit = _settings.ThrottlingBurstLimit,
                    },
                },
                AccessLogSetting = new StageAccessLogSettingArgs
                {
                    DestinationArn = AccessLog.Destination(_name, _settings, this),
                    Format = "{" + string.Join(",", AccessLogFields.Select(field => $"\"{field}\":\"$context.{field}\"")) + "}",
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = [.. LogRole()] });
        RegisterOutputs();
    }

    /// <exception cref="RunException">It is none.</exception>
    internal static (string HttpMethod, string Path) MethodAndPathOf(string routeKey) => routeKey.Split(' ') is [var httpMethod, ['/', ..] path]
        ? (httpMethod, path)
        : throw new RunException($"The route '{routeKey}' is no method and path, such as POST /pizza.");

    /// <exception cref="RunException">There are no files of this name.</exception>
    internal RestMapping MappingOf(string route) => _mappings.GetValueOrDefault(route)
        ?? throw new RunException($"The route '{route}' has no files {route}.request.vtl and {route}.response.vtl in definitions/rest/; there are those of: {string.Join(", ", _mappings.Keys.Order(StringComparer.Ordinal))}.");

    /// <exception cref="RunException">There is no page of this name.</exception>
    internal RestMapping PageOf(string name) => _mappings.GetValueOrDefault(name) is { Page: not null } page
        ? page
        : throw new RunException($"definitions/rest/{name}.page.vtl: there is no such file; put the page there, or correct the name '{name}' in Stacks/.");

    /// <summary>The id of the resource at a path, such as <c>/dragons/{executionName}</c>; each part of a path is one, and several routes may share it.</summary>
    internal Output<string> ResourceAt(string path)
    {
        path = path.TrimEnd('/');
        if (_resources.TryGetValue(path, out var known))
        {
            return known;
        }

        var slash = path.LastIndexOf('/');
        var resource = new Pulumi.AwsNative.ApiGateway.Resource(
            path[1..],
            new Pulumi.AwsNative.ApiGateway.ResourceArgs { RestApiId = Id, ParentId = ResourceAt(path[..slash]), PathPart = path[(slash + 1)..] },
            new CustomResourceOptions { Parent = this });
        return _resources[path] = resource.ResourceId;
    }

    /// <summary>The URI of an integration that calls an action of Step Functions.</summary>
    internal Output<string> ActionUri(StatesAction action) => _target.ApiGatewayUri($"states:action/{action.Name}");

    /// <summary>Makes a resource part of what the deployment serves.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="contents">Everything in it that may change.</param>
    internal void Serve(Pulumi.Resource resource, IEnumerable<Output<string>> contents)
    {
        _served.Add(resource);
        _contents.AddRange(contents);
    }

    private GatewayResponse GatewayResponseOf(RestRefusal refusal)
    {
        var args = new GatewayResponseArgs { RestApiId = Id, ResponseType = refusal.Type, ResponseTemplates = { { ContentType.Json, refusal.Body } } };
        if (refusal.Status is { } status)
        {
            args.StatusCode = status;
        }

        return new($"{_name}-{refusal.Name}", args, new CustomResourceOptions { Parent = this });
    }

    private static string DigestOf(ImmutableArray<string> contents) =>
        // Each with its length, so that nothing can move from one to the next unseen.
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(contents.Select(text => $"{text.Length}:{text}")))));

    // To an HTTP API CloudWatch Logs delivers by itself; a REST API writes as a role, one for all REST APIs of an account and region.
    private IEnumerable<Pulumi.Resource> LogRole()
    {
        if (!_settings.ApiGatewayLogRole)
        {
            return [];
        }

        var role = new ServiceRole(
            $"{_name}-logs",
            new ServiceRoleArgs("Lets API Gateway write logs", "apigateway.amazonaws.com", WriteLogs),
            _settings,
            new ComponentResourceOptions { Parent = this });
        return [new Account(_name, new AccountArgs { CloudWatchRoleArn = role.Arn }, new CustomResourceOptions { Parent = this })];
    }

    /// <summary>What API Gateway asks of the role, whichever groups there are: the actions of the managed policy AmazonAPIGatewayPushToCloudWatchLogs.</summary>
    private static Statement WriteLogs => Statement.OnEverything(
        "PushLogs",
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogGroups",
        "logs:DescribeLogStreams",
        "logs:PutLogEvents",
        "logs:GetLogEvents",
        "logs:FilterLogEvents");
}
