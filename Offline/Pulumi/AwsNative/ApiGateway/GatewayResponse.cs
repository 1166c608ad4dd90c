using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGateway;

/// <summary>What a REST API answers where no integration has a say. AWS: AWS::ApiGateway::GatewayResponse.</summary>
[ResourceType("aws-native:apigateway:GatewayResponse", null)]
public class GatewayResponse : CustomResource
{
    public GatewayResponse(string name, GatewayResponseArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:GatewayResponse", name, args, options)
    {
    }

    [Output("awsId")]
    public Output<string> AwsId { get; private set; } = null!;

    [Output("responseParameters")]
    public Output<ImmutableDictionary<string, string>?> ResponseParameters { get; private set; } = null!;

    [Output("responseTemplates")]
    public Output<ImmutableDictionary<string, string>?> ResponseTemplates { get; private set; } = null!;

    [Output("responseType")]
    public Output<string> ResponseType { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("statusCode")]
    public Output<string?> StatusCode { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static GatewayResponse Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a gateway response is made of.</summary>
public sealed class GatewayResponseArgs : Pulumi.ResourceArgs
{
    [Input("responseType", required: true)]
    public Input<string> ResponseType { get; set; } = null!;

    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [field: Input("responseParameters")]
    public InputMap<string> ResponseParameters { get => field ??= new(); set; }

    [field: Input("responseTemplates")]
    public InputMap<string> ResponseTemplates { get => field ??= new(); set; }

    [Input("statusCode")]
    public Input<string>? StatusCode { get; set; }
}
