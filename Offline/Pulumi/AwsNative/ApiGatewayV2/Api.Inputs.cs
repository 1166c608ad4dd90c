namespace Pulumi.AwsNative.ApiGatewayV2.Inputs;

/// <summary>Which browsers' pages may call the API.</summary>
public sealed class ApiCorsArgs : ResourceArgs
{
    [Input("allowCredentials")]
    public Input<bool>? AllowCredentials { get; set; }

    [field: Input("allowHeaders")]
    public InputList<string> AllowHeaders { get => field ??= new(); set; }

    [field: Input("allowMethods")]
    public InputList<string> AllowMethods { get => field ??= new(); set; }

    [field: Input("allowOrigins")]
    public InputList<string> AllowOrigins { get => field ??= new(); set; }

    [field: Input("exposeHeaders")]
    public InputList<string> ExposeHeaders { get => field ??= new(); set; }

    [Input("maxAge")]
    public Input<int>? MaxAge { get; set; }
}
