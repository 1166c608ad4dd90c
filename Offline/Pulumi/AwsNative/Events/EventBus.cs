using System.Collections.Immutable;

namespace Pulumi.AwsNative.Events;

/// <summary>A bus that events arrive on. AWS: AWS::Events::EventBus.</summary>
[ResourceType("aws-native:events:EventBus", null)]
public class EventBus : CustomResource
{
    public EventBus(string name, EventBusArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:events:EventBus", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("deadLetterConfig")]
    public Output<Outputs.DeadLetterConfigProperties?> DeadLetterConfig { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("eventSourceName")]
    public Output<string?> EventSourceName { get; private set; } = null!;

    [Output("kmsKeyIdentifier")]
    public Output<string?> KmsKeyIdentifier { get; private set; } = null!;

    [Output("logConfig")]
    public Output<Outputs.LogConfigProperties?> LogConfig { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("policy")]
    public Output<object?> Policy { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static EventBus Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What an event bus is made of.</summary>
public sealed class EventBusArgs : ResourceArgs
{
    [Input("deadLetterConfig")]
    public Input<Inputs.DeadLetterConfigPropertiesArgs>? DeadLetterConfig { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("eventSourceName")]
    public Input<string>? EventSourceName { get; set; }

    [Input("kmsKeyIdentifier")]
    public Input<string>? KmsKeyIdentifier { get; set; }

    [Input("logConfig")]
    public Input<Inputs.LogConfigPropertiesArgs>? LogConfig { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy")]
    public Input<object>? Policy { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }
}

/// <summary>How much of events is logged.</summary>
[EnumType]
public readonly record struct EventBusLogConfigPropertiesIncludeDetail
{
    private readonly string _value;

    private EventBusLogConfigPropertiesIncludeDetail(string value) => _value = value;

    public static EventBusLogConfigPropertiesIncludeDetail Full { get; } = new("FULL");

    public static EventBusLogConfigPropertiesIncludeDetail None { get; } = new("NONE");

    public static explicit operator string(EventBusLogConfigPropertiesIncludeDetail value) => value._value;

    public override string ToString() => _value;
}

/// <summary>What is logged of events.</summary>
[EnumType]
public readonly record struct EventBusLogConfigPropertiesLevel
{
    private readonly string _value;

    private EventBusLogConfigPropertiesLevel(string value) => _value = value;

    public static EventBusLogConfigPropertiesLevel Error { get; } = new("ERROR");

    public static EventBusLogConfigPropertiesLevel Info { get; } = new("INFO");

    public static EventBusLogConfigPropertiesLevel Off { get; } = new("OFF");

    public static EventBusLogConfigPropertiesLevel Trace { get; } = new("TRACE");

    public static explicit operator string(EventBusLogConfigPropertiesLevel value) => value._value;

    public override string ToString() => _value;
}
