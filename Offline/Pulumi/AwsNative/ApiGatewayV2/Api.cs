using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGatewayV2;

/// <summary>An HTTP or WebSocket API. AWS: AWS::ApiGatewayV2::Api.</summary>
[ResourceType("aws-native:apigatewayv2:Api", null)]
public class Api : CustomResource
{
    public Api(string name, ApiArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:apigatewayv2:Api", name, args, options)
    {
    }

    [Output("apiEndpoint")]
    public Output<string> ApiEndpoint { get; private set; } = null!;

    [Output("apiId")]
    public Output<string> ApiId { get; private set; } = null!;

    [Output("apiKeySelectionExpression")]
    public Output<string?> ApiKeySelectionExpression { get; private set; } = null!;

    [Output("basePath")]
    public Output<string?> BasePath { get; private set; } = null!;

    [Output("body")]
    public Output<object?> Body { get; private set; } = null!;

    [Output("credentialsArn")]
    public Output<string?> CredentialsArn { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("disableExecuteApiEndpoint")]
    public Output<bool?> DisableExecuteApiEndpoint { get; private set; } = null!;

    [Output("disableSchemaValidation")]
    public Output<bool?> DisableSchemaValidation { get; private set; } = null!;

    [Output("executeApiArn")]
    public Output<string> ExecuteApiArn { get; private set; } = null!;

    [Output("failOnWarnings")]
    public Output<bool?> FailOnWarnings { get; private set; } = null!;

    [Output("ipAddressType")]
    public Output<string?> IpAddressType { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("protocolType")]
    public Output<string?> ProtocolType { get; private set; } = null!;

    [Output("routeKey")]
    public Output<string?> RouteKey { get; private set; } = null!;

    [Output("routeSelectionExpression")]
    public Output<string?> RouteSelectionExpression { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("target")]
    public Output<string?> Target { get; private set; } = null!;

    [Output("version")]
    public Output<string?> Version { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Api Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What an API is made of.</summary>
public sealed class ApiArgs : ResourceArgs
{
    [Input("apiKeySelectionExpression")]
    public Input<string>? ApiKeySelectionExpression { get; set; }

    [Input("basePath")]
    public Input<string>? BasePath { get; set; }

    [Input("body")]
    public Input<object>? Body { get; set; }

    [Input("corsConfiguration")]
    public Input<Inputs.ApiCorsArgs>? CorsConfiguration { get; set; }

    [Input("credentialsArn")]
    public Input<string>? CredentialsArn { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("disableExecuteApiEndpoint")]
    public Input<bool>? DisableExecuteApiEndpoint { get; set; }

    [Input("disableSchemaValidation")]
    public Input<bool>? DisableSchemaValidation { get; set; }

    [Input("failOnWarnings")]
    public Input<bool>? FailOnWarnings { get; set; }

    [Input("ipAddressType")]
    public Input<string>? IpAddressType { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("protocolType")]
    public Input<string>? ProtocolType { get; set; }

    [Input("routeKey")]
    public Input<string>? RouteKey { get; set; }

    [Input("routeSelectionExpression")]
    public Input<string>? RouteSelectionExpression { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }

    [Input("target")]
    public Input<string>? Target { get; set; }

    [Input("version")]
    public Input<string>? Version { get; set; }
}
