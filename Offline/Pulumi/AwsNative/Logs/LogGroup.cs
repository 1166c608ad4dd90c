using System.Collections.Immutable;

namespace Pulumi.AwsNative.Logs;

/// <summary>A log group of CloudWatch Logs. AWS: AWS::Logs::LogGroup.</summary>
[ResourceType("aws-native:logs:LogGroup", null)]
public class LogGroup : CustomResource
{
    public LogGroup(string name, LogGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:logs:LogGroup", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("bearerTokenAuthenticationEnabled")]
    public Output<bool?> BearerTokenAuthenticationEnabled { get; private set; } = null!;

    [Output("dataProtectionPolicy")]
    public Output<object?> DataProtectionPolicy { get; private set; } = null!;

    [Output("deletionProtectionEnabled")]
    public Output<bool?> DeletionProtectionEnabled { get; private set; } = null!;

    [Output("fieldIndexPolicies")]
    public Output<ImmutableArray<object>> FieldIndexPolicies { get; private set; } = null!;

    [Output("kmsKeyId")]
    public Output<string?> KmsKeyId { get; private set; } = null!;

    [Output("logGroupClass")]
    public Output<LogGroupClass?> LogGroupClass { get; private set; } = null!;

    [Output("logGroupName")]
    public Output<string?> LogGroupName { get; private set; } = null!;

    [Output("resourcePolicyDocument")]
    public Output<object?> ResourcePolicyDocument { get; private set; } = null!;

    [Output("retentionInDays")]
    public Output<int?> RetentionInDays { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static LogGroup Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a log group is made of.</summary>
public sealed class LogGroupArgs : ResourceArgs
{
    [Input("bearerTokenAuthenticationEnabled")]
    public Input<bool>? BearerTokenAuthenticationEnabled { get; set; }

    [Input("dataProtectionPolicy")]
    public Input<object>? DataProtectionPolicy { get; set; }

    [Input("deletionProtectionEnabled")]
    public Input<bool>? DeletionProtectionEnabled { get; set; }

    [field: Input("fieldIndexPolicies")]
    public InputList<object> FieldIndexPolicies { get => field ??= new(); set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("logGroupClass")]
    public Input<LogGroupClass>? LogGroupClass { get; set; }

    [Input("logGroupName")]
    public Input<string>? LogGroupName { get; set; }

    [Input("resourcePolicyDocument")]
    public Input<object>? ResourcePolicyDocument { get; set; }

    /// <summary>For ever unless set.</summary>
    [Input("retentionInDays")]
    public Input<int>? RetentionInDays { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }
}

/// <summary>What a log group costs and can do.</summary>
[EnumType]
public readonly record struct LogGroupClass
{
    private readonly string _value;

    private LogGroupClass(string value) => _value = value;

    public static LogGroupClass Delivery { get; } = new("DELIVERY");

    public static LogGroupClass InfrequentAccess { get; } = new("INFREQUENT_ACCESS");

    public static LogGroupClass Standard { get; } = new("STANDARD");

    public static explicit operator string(LogGroupClass value) => value._value;

    public override string ToString() => _value;
}
