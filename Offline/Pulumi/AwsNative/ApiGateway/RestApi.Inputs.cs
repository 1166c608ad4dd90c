namespace Pulumi.AwsNative.ApiGateway.Inputs;

/// <summary>From where a REST API is reached.</summary>
public sealed class RestApiEndpointConfigurationArgs : Pulumi.ResourceArgs
{
    [Input("ipAddressType")]
    public Input<string>? IpAddressType { get; set; }

    [field: Input("types")]
    public InputList<string> Types { get => field ??= new(); set; }

    [field: Input("vpcEndpointIds")]
    public InputList<string> VpcEndpointIds { get => field ??= new(); set; }
}
