using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGatewayV2;

/// <summary>A method and a path of an API. AWS: AWS::ApiGatewayV2::Route.</summary>
[ResourceType("aws-native:apigatewayv2:Route", null)]
public class Route : CustomResource
{
    public Route(string name, RouteArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigatewayv2:Route", name, args, options)
    {
    }

    [Output("apiId")]
    public Output<string> ApiId { get; private set; } = null!;

    [Output("apiKeyRequired")]
    public Output<bool?> ApiKeyRequired { get; private set; } = null!;

    [Output("authorizationScopes")]
    public Output<ImmutableArray<string>> AuthorizationScopes { get; private set; } = null!;

    [Output("authorizationType")]
    public Output<string?> AuthorizationType { get; private set; } = null!;

    [Output("authorizerId")]
    public Output<string?> AuthorizerId { get; private set; } = null!;

    [Output("modelSelectionExpression")]
    public Output<string?> ModelSelectionExpression { get; private set; } = null!;

    [Output("operationName")]
    public Output<string?> OperationName { get; private set; } = null!;

    [Output("requestModels")]
    public Output<object?> RequestModels { get; private set; } = null!;

    [Output("routeId")]
    public Output<string> RouteId { get; private set; } = null!;

    [Output("routeKey")]
    public Output<string> RouteKey { get; private set; } = null!;

    [Output("routeResponseSelectionExpression")]
    public Output<string?> RouteResponseSelectionExpression { get; private set; } = null!;

    [Output("target")]
    public Output<string?> Target { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Route Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a route is made of.</summary>
public sealed class RouteArgs : ResourceArgs
{
    [Input("apiId", required: true)]
    public Input<string> ApiId { get; set; } = null!;

    /// <summary>Method and path, such as <c>POST /pizza</c>; <c>$default</c> for all others.</summary>
    [Input("routeKey", required: true)]
    public Input<string> RouteKey { get; set; } = null!;

    [Input("apiKeyRequired")]
    public Input<bool>? ApiKeyRequired { get; set; }

    [field: Input("authorizationScopes")]
    public InputList<string> AuthorizationScopes { get => field ??= new(); set; }

    [Input("authorizationType")]
    public Input<string>? AuthorizationType { get; set; }

    [Input("authorizerId")]
    public Input<string>? AuthorizerId { get; set; }

    [Input("modelSelectionExpression")]
    public Input<string>? ModelSelectionExpression { get; set; }

    [Input("operationName")]
    public Input<string>? OperationName { get; set; }

    [Input("requestModels")]
    public Input<object>? RequestModels { get; set; }

    [Input("routeResponseSelectionExpression")]
    public Input<string>? RouteResponseSelectionExpression { get; set; }

    /// <summary><c>integrations/</c> and the integration's id.</summary>
    [Input("target")]
    public Input<string>? Target { get; set; }
}
