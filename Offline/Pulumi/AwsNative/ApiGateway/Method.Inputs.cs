namespace Pulumi.AwsNative.ApiGateway.Inputs;

/// <summary>What a method calls, and how requests and responses are mapped.</summary>
public sealed class MethodIntegrationArgs : Pulumi.ResourceArgs
{
    [Input("type", required: true)]
    public Input<MethodIntegrationType> Type { get; set; } = null!;

    [field: Input("cacheKeyParameters")]
    public InputList<string> CacheKeyParameters { get => field ??= new(); set; }

    [Input("cacheNamespace")]
    public Input<string>? CacheNamespace { get; set; }

    [Input("connectionId")]
    public Input<string>? ConnectionId { get; set; }

    [Input("connectionType")]
    public Input<MethodIntegrationConnectionType>? ConnectionType { get; set; }

    [Input("contentHandling")]
    public Input<MethodIntegrationContentHandling>? ContentHandling { get; set; }

    [Input("credentials")]
    public Input<string>? Credentials { get; set; }

    [Input("integrationHttpMethod")]
    public Input<string>? IntegrationHttpMethod { get; set; }

    [field: Input("integrationResponses")]
    public InputList<MethodIntegrationResponseArgs> IntegrationResponses { get => field ??= new(); set; }

    [Input("integrationTarget")]
    public Input<string>? IntegrationTarget { get; set; }

    [Input("passthroughBehavior")]
    public Input<MethodIntegrationPassthroughBehavior>? PassthroughBehavior { get; set; }

    [field: Input("requestParameters")]
    public InputMap<string> RequestParameters { get => field ??= new(); set; }

    [field: Input("requestTemplates")]
    public InputMap<string> RequestTemplates { get => field ??= new(); set; }

    [Input("timeoutInMillis")]
    public Input<int>? TimeoutInMillis { get; set; }

    [Input("uri")]
    public Input<string>? Uri { get; set; }
}

/// <summary>Which answers of an integration become which response of the method.</summary>
public sealed class MethodIntegrationResponseArgs : Pulumi.ResourceArgs
{
    [Input("statusCode", required: true)]
    public Input<string> StatusCode { get; set; } = null!;

    [field: Input("responseParameters")]
    public InputMap<string> ResponseParameters { get => field ??= new(); set; }

    [field: Input("responseTemplates")]
    public InputMap<string> ResponseTemplates { get => field ??= new(); set; }

    [Input("selectionPattern")]
    public Input<string>? SelectionPattern { get; set; }
}

/// <summary>A response that a method can give.</summary>
public sealed class MethodResponseArgs : Pulumi.ResourceArgs
{
    [Input("statusCode", required: true)]
    public Input<string> StatusCode { get; set; } = null!;

    [field: Input("responseModels")]
    public InputMap<string> ResponseModels { get => field ??= new(); set; }

    [field: Input("responseParameters")]
    public InputMap<Union<bool, string>> ResponseParameters { get => field ??= new(); set; }
}
