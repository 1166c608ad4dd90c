using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGateway;

/// <summary>An HTTP method of a resource, and what it calls. AWS: AWS::ApiGateway::Method.</summary>
[ResourceType("aws-native:apigateway:Method", null)]
public class Method : CustomResource
{
    public Method(string name, MethodArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Method", name, args, options)
    {
    }

    [Output("apiKeyRequired")]
    public Output<bool?> ApiKeyRequired { get; private set; } = null!;

    [Output("authorizationScopes")]
    public Output<ImmutableArray<string>> AuthorizationScopes { get; private set; } = null!;

    [Output("authorizationType")]
    public Output<string?> AuthorizationType { get; private set; } = null!;

    [Output("authorizerId")]
    public Output<string?> AuthorizerId { get; private set; } = null!;

    [Output("httpMethod")]
    public Output<string> HttpMethod { get; private set; } = null!;

    [Output("operationName")]
    public Output<string?> OperationName { get; private set; } = null!;

    [Output("requestModels")]
    public Output<ImmutableDictionary<string, string>?> RequestModels { get; private set; } = null!;

    [Output("requestValidatorId")]
    public Output<string> RequestValidatorId { get; private set; } = null!;

    [Output("resourceId")]
    public Output<string> ResourceId { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Method Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a method is made of.</summary>
public sealed class MethodArgs : Pulumi.ResourceArgs
{
    [Input("httpMethod", required: true)]
    public Input<string> HttpMethod { get; set; } = null!;

    [Input("resourceId", required: true)]
    public Input<string> ResourceId { get; set; } = null!;

    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [Input("apiKeyRequired")]
    public Input<bool>? ApiKeyRequired { get; set; }

    [field: Input("authorizationScopes")]
    public InputList<string> AuthorizationScopes { get => field ??= new(); set; }

    [Input("authorizationType")]
    public Input<string>? AuthorizationType { get; set; }

    [Input("authorizerId")]
    public Input<string>? AuthorizerId { get; set; }

    [Input("integration")]
    public Input<Inputs.MethodIntegrationArgs>? Integration { get; set; }

    [field: Input("methodResponses")]
    public InputList<Inputs.MethodResponseArgs> MethodResponses { get => field ??= new(); set; }

    [Input("operationName")]
    public Input<string>? OperationName { get; set; }

    [field: Input("requestModels")]
    public InputMap<string> RequestModels { get => field ??= new(); set; }

    [field: Input("requestParameters")]
    public InputMap<Union<bool, string>> RequestParameters { get => field ??= new(); set; }

    [Input("requestValidatorId")]
    public Input<string>? RequestValidatorId { get; set; }
}
