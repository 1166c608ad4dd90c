namespace Pulumi.AwsNative.ApiGatewayV2.Inputs;

/// <summary>Where and how requests are logged.</summary>
public sealed class StageAccessLogSettingsArgs : ResourceArgs
{
    [Input("destinationArn")]
    public Input<string>? DestinationArn { get; set; }

    [Input("format")]
    public Input<string>? Format { get; set; }
}

/// <summary>Throttling, logging and metrics of routes.</summary>
public sealed class StageRouteSettingsArgs : ResourceArgs
{
    [Input("dataTraceEnabled")]
    public Input<bool>? DataTraceEnabled { get; set; }

    [Input("detailedMetricsEnabled")]
    public Input<bool>? DetailedMetricsEnabled { get; set; }

    [Input("loggingLevel")]
    public Input<string>? LoggingLevel { get; set; }

    [Input("throttlingBurstLimit")]
    public Input<int>? ThrottlingBurstLimit { get; set; }

    [Input("throttlingRateLimit")]
    public Input<double>? ThrottlingRateLimit { get; set; }
}
