namespace Pulumi.AwsNative.Inputs;

/// <summary>A tag of a resource.</summary>
public sealed class TagArgs : ResourceArgs
{
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}

/// <summary>Tags for every resource of a provider.</summary>
public sealed class ProviderDefaultTagsArgs : ResourceArgs
{
    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }
}

/// <summary>Tags that a provider leaves alone.</summary>
public sealed class ProviderIgnoreTagsArgs : ResourceArgs
{
    [field: Input("keyPrefixes")]
    public InputList<string> KeyPrefixes { get => field ??= new(); set; }

    [field: Input("keys")]
    public InputList<string> Keys { get => field ??= new(); set; }
}

/// <summary>The role that a provider assumes.</summary>
public sealed class ProviderAssumeRoleArgs : ResourceArgs
{
    [Input("durationSeconds")]
    public Input<int>? DurationSeconds { get; set; }

    [Input("externalId")]
    public Input<string>? ExternalId { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }

    [field: Input("policyArns")]
    public InputList<string> PolicyArns { get => field ??= new(); set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("sessionName")]
    public Input<string>? SessionName { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }

    [field: Input("transitiveTagKeys")]
    public InputList<string> TransitiveTagKeys { get => field ??= new(); set; }
}

/// <summary>Where a provider finds AWS services.</summary>
public sealed class ProviderEndpointArgs : ResourceArgs
{
    [Input("cloudcontrol")]
    public Input<string>? Cloudcontrol { get; set; }

    [Input("cloudformation")]
    public Input<string>? Cloudformation { get; set; }

    [Input("ec2")]
    public Input<string>? Ec2 { get; set; }

    [Input("ssm")]
    public Input<string>? Ssm { get; set; }

    [Input("sts")]
    public Input<string>? Sts { get; set; }
}
