namespace Pulumi.AwsNative.ApiGateway.Inputs;

/// <summary>Where and how requests are logged.</summary>
public sealed class StageAccessLogSettingArgs : Pulumi.ResourceArgs
{
    [Input("destinationArn")]
    public Input<string>? DestinationArn { get; set; }

    [Input("format")]
    public Input<string>? Format { get; set; }
}

/// <summary>Throttling, logging and metrics of methods.</summary>
public sealed class StageMethodSettingArgs : Pulumi.ResourceArgs
{
    [Input("cacheDataEncrypted")]
    public Input<bool>? CacheDataEncrypted { get; set; }

    [Input("cacheTtlInSeconds")]
    public Input<int>? CacheTtlInSeconds { get; set; }

    [Input("cachingEnabled")]
    public Input<bool>? CachingEnabled { get; set; }

    [Input("dataTraceEnabled")]
    public Input<bool>? DataTraceEnabled { get; set; }

    [Input("httpMethod")]
    public Input<string>? HttpMethod { get; set; }

    [Input("loggingLevel")]
    public Input<string>? LoggingLevel { get; set; }

    [Input("metricsEnabled")]
    public Input<bool>? MetricsEnabled { get; set; }

    [Input("resourcePath")]
    public Input<string>? ResourcePath { get; set; }

    [Input("throttlingBurstLimit")]
    public Input<int>? ThrottlingBurstLimit { get; set; }

    [Input("throttlingRateLimit")]
    public Input<double>? ThrottlingRateLimit { get; set; }
}
