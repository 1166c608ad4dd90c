using System.Collections.Immutable;

namespace Pulumi.AwsNative.Events;

/// <summary>Which events of a bus go where. AWS: AWS::Events::Rule.</summary>
[ResourceType("aws-native:events:Rule", null)]
public class Rule : CustomResource
{
    public Rule(string name, RuleArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:events:Rule", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("eventBusName")]
    public Output<string?> EventBusName { get; private set; } = null!;

    [Output("eventPattern")]
    public Output<object?> EventPattern { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("roleArn")]
    public Output<string?> RoleArn { get; private set; } = null!;

    [Output("scheduleExpression")]
    public Output<string?> ScheduleExpression { get; private set; } = null!;

    [Output("state")]
    public Output<RuleState?> State { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    [Output("targets")]
    public Output<ImmutableArray<Outputs.RuleTarget>> Targets { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Rule Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a rule is made of.</summary>
public sealed class RuleArgs : ResourceArgs
{
    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("eventBusName")]
    public Input<string>? EventBusName { get; set; }

    [Input("eventPattern")]
    public Input<object>? EventPattern { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("scheduleExpression")]
    public Input<string>? ScheduleExpression { get; set; }

    [Input("state")]
    public Input<RuleState>? State { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [field: Input("targets")]
    public InputList<Inputs.RuleTargetArgs> Targets { get => field ??= new(); set; }
}

/// <summary>Whether a rule fires.</summary>
[EnumType]
public readonly record struct RuleState
{
    private readonly string _value;

    private RuleState(string value) => _value = value;

    public static RuleState Disabled { get; } = new("DISABLED");

    public static RuleState Enabled { get; } = new("ENABLED");

    public static RuleState EnabledWithAllCloudtrailManagementEvents { get; } = new("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");

    public static explicit operator string(RuleState value) => value._value;

    public override string ToString() => _value;
}
