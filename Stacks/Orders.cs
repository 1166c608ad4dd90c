using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Events;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>
/// Orders, without a route: each part knows what it puts and what it takes, and none of the others. The event <c>OrderPlaced</c> starts
/// the kitchen's workflow, which publishes to a topic; the topic fans out to two queues, of which the one for deliveries starts a workflow.
/// </summary>
public sealed class Orders : ComponentResource
{
    public static readonly DefinitionFile KitchenDefinition = new("kitchen", WorkflowType.Standard, "OrderReadyTopicArn");
    public static readonly DefinitionFile DeliveryDefinition = new("delivery", WorkflowType.Standard);

    public Orders(ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Orders", "orders")
    {
        var parent = new ComponentResourceOptions { Parent = this };

        DeliveryWorkflow = new Workflow(
            "delivery", new WorkflowArgs(definitions[DeliveryDefinition.Name]) { StateMachineName = "DeliveryStateMachine" }, target, settings, parent);
        var deliveries = new QueueRoute("deliveries", DeliveryWorkflow, target, settings, parent);
        var receipts = new MessageQueue("receipts", target, settings, parent);
        var ready = new FanOut("order-ready", [new(deliveries.Queue, "fulfilment", "delivery"), new(receipts)], target, settings, parent);

        KitchenWorkflow = new Workflow(
            "kitchen",
            new WorkflowArgs(definitions[KitchenDefinition.Name])
            {
                StateMachineName = "KitchenStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("OrderReadyTopicArn", ready.TopicArn),
            },
            target,
            settings,
            parent);
        var bus = new EventBus("orders", new EventBusArgs { Name = $"orders-{settings.Stack}" }, new CustomResourceOptions { Parent = this });
        _ = new EventRoute("order-placed", new EventRouteArgs(bus.Name, "shop", "OrderPlaced"), KitchenWorkflow, target, settings, parent);
        RegisterOutputs();
    }

    /// <summary>Makes an order.</summary>
    public Workflow KitchenWorkflow { get; }

    /// <summary>Delivers it.</summary>
    public Workflow DeliveryWorkflow { get; }
}
