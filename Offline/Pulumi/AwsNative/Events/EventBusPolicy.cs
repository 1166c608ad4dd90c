namespace Pulumi.AwsNative.Events;

/// <summary>A statement of an event bus's policy. AWS: AWS::Events::EventBusPolicy.</summary>
[ResourceType("aws-native:events:EventBusPolicy", null)]
public class EventBusPolicy : CustomResource
{
    public EventBusPolicy(string name, EventBusPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:events:EventBusPolicy", name, args, options)
    {
    }

    [Output("action")]
    public Output<string?> Action { get; private set; } = null!;

    [Output("condition")]
    public Output<Outputs.EventBusPolicyCondition?> Condition { get; private set; } = null!;

    [Output("eventBusName")]
    public Output<string?> EventBusName { get; private set; } = null!;

    [Output("principal")]
    public Output<string?> Principal { get; private set; } = null!;

    [Output("statement")]
    public Output<object?> Statement { get; private set; } = null!;

    [Output("statementId")]
    public Output<string> StatementId { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static EventBusPolicy Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a statement of an event bus's policy is made of.</summary>
public sealed class EventBusPolicyArgs : ResourceArgs
{
    [Input("action")]
    public Input<string>? Action { get; set; }

    [Input("condition")]
    public Input<Inputs.EventBusPolicyConditionArgs>? Condition { get; set; }

    [Input("eventBusName")]
    public Input<string>? EventBusName { get; set; }

    [Input("principal")]
    public Input<string>? Principal { get; set; }

    [Input("statement")]
    public Input<object>? Statement { get; set; }

    [Input("statementId", required: true)]
    public Input<string> StatementId { get; set; } = null!;
}
