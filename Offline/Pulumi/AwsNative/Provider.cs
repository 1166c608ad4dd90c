namespace Pulumi.AwsNative;

/// <summary>A provider of AWS resources through Cloud Control, with settings of its own.</summary>
[ResourceType("pulumi:providers:aws-native", null)]
public class Provider : ProviderResource
{
    public Provider(string name, ProviderArgs args, CustomResourceOptions? options = null)
        : base("aws-native", name, args, options)
    {
    }

    [Output("profile")]
    public Output<string?> Profile { get; private set; } = null!;

    [Output("region")]
    public Output<string> Region { get; private set; } = null!;

    [Output("roleArn")]
    public Output<string?> RoleArn { get; private set; } = null!;
}

/// <summary>The settings of an AWS Cloud Control provider.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;

    [Input("accessKey")]
    public Input<string>? AccessKey { get; set; }

    [field: Input("allowedAccountIds", json: true)]
    public InputList<string> AllowedAccountIds { get => field ??= new(); set; }

    [Input("assumeRole", json: true)]
    public Input<Inputs.ProviderAssumeRoleArgs>? AssumeRole { get; set; }

    [Input("defaultTags", json: true)]
    public Input<Inputs.ProviderDefaultTagsArgs>? DefaultTags { get; set; }

    [field: Input("endpoints", json: true)]
    public InputList<Inputs.ProviderEndpointArgs> Endpoints { get => field ??= new(); set; }

    [field: Input("forbiddenAccountIds", json: true)]
    public InputList<string> ForbiddenAccountIds { get => field ??= new(); set; }

    [Input("ignoreTags", json: true)]
    public Input<Inputs.ProviderIgnoreTagsArgs>? IgnoreTags { get; set; }

    [Input("insecure", json: true)]
    public Input<bool>? Insecure { get; set; }

    [Input("maxRetries", json: true)]
    public Input<int>? MaxRetries { get; set; }

    [Input("profile")]
    public Input<string>? Profile { get; set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("s3UsePathStyle", json: true)]
    public Input<bool>? S3UsePathStyle { get; set; }

    [Input("secretKey")]
    public Input<string>? SecretKey { get; set; }

    [Input("sharedCredentialsFile")]
    public Input<string>? SharedCredentialsFile { get; set; }

    [Input("skipCredentialsValidation", json: true)]
    public Input<bool>? SkipCredentialsValidation { get; set; }

    [Input("skipGetEc2Platforms", json: true)]
    public Input<bool>? SkipGetEc2Platforms { get; set; }

    [Input("skipMetadataApiCheck", json: true)]
    public Input<bool>? SkipMetadataApiCheck { get; set; }

    [Input("skipRegionValidation", json: true)]
    public Input<bool>? SkipRegionValidation { get; set; }

    [Input("skipRequestingAccountId", json: true)]
    public Input<bool>? SkipRequestingAccountId { get; set; }

    [Input("token")]
    public Input<string>? Token { get; set; }
}
