using Pulumi;
using Pulumi.AwsNative.ApiGatewayV2;
using Pulumi.AwsNative.ApiGatewayV2.Inputs;

namespace Stepyard.Components;

/// <summary>An HTTP API with its <c>$default</c> stage: deployed as it changes, throttled, and logged to a group of its own.</summary>
public sealed class HttpApi : ComponentResource
{
    // AWS: HTTP API developer guide, "Customizing HTTP API access logs".
    private static readonly string[] AccessLogFields =
        ["requestId", "identity.sourceIp", "requestTime", "httpMethod", "path", "routeKey", "status", "responseLength", "responseLatency", "integrationErrorMessage"];

    /// <param name="name">The name in the program.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public HttpApi(string name, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:HttpApi", name, options)
    {
        var api = new Api(
            name,
            new ApiArgs
            {
                Name = $"{name}-{settings.Stack}",
                ProtocolType = "HTTP",
                CorsConfiguration = new ApiCorsArgs
                {
                    AllowOrigins = settings.CorsAllowOrigins,
                    AllowMethods = { "POST", "OPTIONS" },
                    AllowHeaders = { "content-type" },
                    MaxAge = 300,
                },
            },
            new CustomResourceOptions { Parent = this });

        _ = new Stage(
            $"{name}-default",
            new StageArgs
            {
                ApiId = api.Id,
                StageName = "$default",
                AutoDeploy = true,
                DefaultRouteSettings = new StageRouteSettingsArgs
                {
                    ThrottlingRateLimit = settings.ThrottlingRateLimit,
                    ThrottlingBurstLimit = settings.ThrottlingBurstLimit,
                },
                AccessLogSettings = new StageAccessLogSettingsArgs
                {
                    DestinationArn = AccessLog.Destination(name, settings, this),
                    Format = "{" + string.Join(",", AccessLogFields.Select(f => $"\"{f[(f.IndexOf('.', StringComparison.Ordinal) + 1)..]}\":\"$context.{f}\"")) + "}",
                },
            },
            new CustomResourceOptions { Parent = this });

        Id = api.Id;
        Endpoint = api.ApiEndpoint;
        RegisterOutputs();
    }

    public Output<string> Id { get; }

    /// <summary>The URL that routes are relative to, without a slash at its end.</summary>
    public Output<string> Endpoint { get; }
}
