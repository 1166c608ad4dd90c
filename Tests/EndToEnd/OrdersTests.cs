using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.EndToEnd;

/// <summary>Event-driven routes: a rule and a queue that start workflows, and a topic that fans out to two queues.</summary>
public sealed class OrdersTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private const string TopicArn = "arn:aws:sns:us-east-1:123456789012:order-ready-dev";

    [Fact]
    public async Task An_order_that_is_placed_is_made_and_delivered_by_parts_that_do_not_know_each_other()
    {
        var order = Order("event");

        await PutAsync(yard, order);

        (await yard.EndOfOneWithAsync("KitchenStateMachine", "event")).GetProperty("input").GetString().ShouldBe(order);
        (await yard.EndOfOneWithAsync("DeliveryStateMachine", "event")).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        (await TextsAsync()).ShouldContain("Your pepperoni pizza (order event) is on its way");
        (await ReceiptAsync("event")).ShouldBe(Value.Parse(order));
    }

    [Fact]
    public async Task Events_of_another_kind_start_nothing()
    {
        await yard.AwsAsync("AWSEvents.PutEvents", new { Entries = new[] { Entry("OrderCancelled", Order("cancelled")), Entry("OrderPlaced", Order("after the cancelled one")) } });
        await yard.EndOfOneWithAsync("KitchenStateMachine", "after the cancelled one");

        (await yard.ExecutionsAsync("KitchenStateMachine")).ShouldAllBe(execution => !execution.GetProperty("input").GetString()!.Contains("\"cancelled\""));
    }

    [Fact]
    public async Task A_message_in_the_queue_starts_the_workflow_once_whoever_sent_it()
    {
        var order = Order("message");

        await yard.SendAsync("deliveries", order);

        var execution = await yard.EndOfOneWithAsync("DeliveryStateMachine", "message");
        (execution.GetProperty("status").GetString(), execution.GetProperty("input").GetString()).ShouldBe(("SUCCEEDED", $"[{order}]"));
        await LiveYard.EventuallyAsync(async () => await CountAsync("deliveries") == (0, 0) ? "taken" : null);
        (await yard.ExecutionsAsync("DeliveryStateMachine")).Count(one => one.GetProperty("input").GetString() == $"[{order}]").ShouldBe(1);
    }

    [Fact]
    public async Task The_topic_fans_out_to_both_queues_but_what_is_picked_up_is_not_delivered()
    {
        var (pickedUp, delivered) = (Order("picked up", "pickup"), Order("delivered"));

        await yard.SnsAsync("Publish", ("TopicArn", TopicArn), ("Message", pickedUp));
        await yard.SnsAsync("Publish", ("TopicArn", TopicArn), ("Message", delivered));

        (await ReceiptAsync("picked up")).ShouldBe(Value.Parse(pickedUp));
        (await ReceiptAsync("delivered")).ShouldBe(Value.Parse(delivered));
        await yard.EndOfOneWithAsync("DeliveryStateMachine", "delivered");
        (await yard.ExecutionsAsync("DeliveryStateMachine")).ShouldAllBe(execution => !execution.GetProperty("input").GetString()!.Contains("picked up"));
    }

    [Fact]
    public async Task An_order_that_the_kitchen_can_not_be_started_with_is_kept_with_the_reason()
    {
        await using var broken = new LiveYard { Program = RoleEditor.Without("order-placed-event", "StartWorkflow") };
        await broken.InitializeAsync();
        var order = Order("lost?");

        await PutAsync(broken, order);

        var kept = await broken.TakeAsync("order-placed-dead-letters");
        kept.GetProperty("Body").GetString().ShouldBe(order);
        kept.GetProperty("MessageAttributes").GetProperty("ERROR_CODE").GetProperty("StringValue").GetString().ShouldBe("NO_PERMISSIONS");
    }

    private static string Order(string id, string fulfilment = "delivery") =>
        $$"""{"orderId":"{{id}}","flavour":"pepperoni","bakingSeconds":0,"fulfilment":"{{fulfilment}}","phoneNumber":"15555555555"}""";

    private static object Entry(string detailType, string detail) => new { EventBusName = "orders-dev", Source = "shop", DetailType = detailType, Detail = detail };

    private static async Task PutAsync(LiveYard yard, string order) =>
        (await yard.AwsAsync("AWSEvents.PutEvents", new { Entries = new[] { Entry("OrderPlaced", order) } })).GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);

    /// <summary>Takes receipts until one is for the order: those of other tests come by as well.</summary>
    private async Task<Value> ReceiptAsync(string orderId)
    {
        while (true)
        {
            var receipt = Value.Parse((await yard.TakeAsync("receipts")).GetProperty("Body").GetString()!);
            if (((ObjectValue)receipt)["orderId"].ToText() == orderId)
            {
                return receipt;
            }
        }
    }

    private async Task<IEnumerable<string?>> TextsAsync() =>
        JsonElement.Parse(await yard.GetAsync("/_yard/sms")).EnumerateArray().Select(text => text.GetProperty("message").GetString());

    private async Task<(int Visible, int UnderWay)> CountAsync(string queue)
    {
        var queueUrl = await yard.QueueUrlAsync(queue);
        var attributes = (await yard.AwsAsync("AmazonSQS.GetQueueAttributes", new { QueueUrl = queueUrl, AttributeNames = new[] { "All" } })).GetProperty("Attributes");
        return (Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"));

        int Number(string name) => int.Parse(attributes.GetProperty(name).GetString()!);
    }
}
