using System.Text.Json;

namespace Stepyard.Tests.Local.Sqs;

/// <summary>Topics that feed queues.</summary>
public sealed class SubscriptionTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:news";

    [Fact]
    public async Task A_queue_receives_what_is_published_to_its_topic()
    {
        await using var queues = await OpenAsync("""{"protocol":"sqs"}""", "orders");

        var id = await PublishAsync(queues, """{"TopicArn":"TOPIC","Message":"Hello","Subject":"Hi"}""");

        var notification = JsonElement.Parse((await queues.BodiesAsync(queues.Url("orders"))).ShouldHaveSingleItem());
        (notification.GetProperty("Type").GetString(), notification.GetProperty("MessageId").GetString(), notification.GetProperty("Message").GetString(), notification.GetProperty("Subject").GetString())
            .ShouldBe(("Notification", id, "Hello", "Hi"));
    }

    [Fact]
    public async Task A_raw_message_is_delivered_as_it_is_with_its_attributes()
    {
        await using var queues = await OpenAsync("""{"protocol":"sqs","rawMessageDelivery":true}""", "orders");

        await PublishAsync(queues, """{"TopicArn":"TOPIC","Message":"Hello","MessageAttributes":{"kind":{"DataType":"String","StringValue":"green"}}}""");

        var message = (await queues.ReceiveAsync(queues.Url("orders"))).ShouldHaveSingleItem();
        Queues.Body(message).ShouldBe("Hello");
        message.GetProperty("MessageAttributes").GetProperty("kind").GetProperty("StringValue").GetString().ShouldBe("green");
    }

    [Fact]
    public async Task A_queue_receives_nothing_of_a_topic_that_its_policy_does_not_name()
    {
        await using var queues = await OpenAsync("""{"protocol":"sqs"}""", "orders", "arn:aws:sns:us-east-1:123456789012:gossip");

        await PublishAsync(queues, """{"TopicArn":"TOPIC","Message":"Hello"}""");

        (await queues.BodiesAsync(queues.Url("orders"))).ShouldBeEmpty();
        queues.Terminal.Lines.ShouldContain(line => line.StartsWith($"IAM: the policy of {queues.Arn("orders")} does not let sns.amazonaws.com sqs:SendMessage here: aws:SourceArn is {Topic}, ", StringComparison.Ordinal));
        queues.Terminal.Lines.ShouldContain(line => line.StartsWith($"SNS: Notification not delivered to {queues.Arn("orders")}: ", StringComparison.Ordinal)
            && line.EndsWith("; it is lost, for the subscription has no RedrivePolicy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_queue_does_not_take_is_in_the_dead_letter_queue_of_its_subscription()
    {
        await using var queues = await Queues.OpenAsync(
            null,
            Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}"""),
            Inputs.Resource("aws-native:sqs:Queue", "dead", """{"queueName":"dead"}"""),
            Queues.Policy("dead", Topic),
            Inputs.Resource("aws-native:sns:Topic", "news", """{"topicName":"news"}"""),
            Inputs.Resource("aws-native:sns:Subscription", "subscription", $$"""
                {"topicArn":"{{Topic}}","protocol":"sqs","endpoint":"arn:aws:sqs:us-east-1:123456789012:orders","rawMessageDelivery":true,
                 "redrivePolicy":{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead"} }
                """));

        await PublishAsync(queues, """{"TopicArn":"TOPIC","Message":"Hello"}""");

        (await queues.BodiesAsync(queues.Url("dead"))).ShouldBe(["Hello"]);
        queues.Terminal.Lines.ShouldContain(line => line.EndsWith($"; it is in {queues.Arn("dead")}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none", "no SQS queue here has the ARN")]
    [InlineData("orders.fifo", "FIFO SQS Queues can not be subscribed to standard SNS topics")]
    public async Task A_queue_that_a_topic_can_not_deliver_to_is_refused(string queue, string problem)
    {
        var mistake = await Should.ThrowAsync<Exception>(() => OpenAsync("""{"protocol":"sqs"}""", queue));

        mistake.Message.ShouldContain(problem);
    }

    private static Task<Queues> OpenAsync(string subscription, string queue, string allowed = Topic)
    {
        var inputs = JsonElement.Parse(subscription).EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value);
        inputs["topicArn"] = Topic;
        inputs["endpoint"] = $"arn:aws:sqs:us-east-1:123456789012:{queue}";
        return Queues.OpenAsync(
            null,
            Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}"""),
            Inputs.Resource("aws-native:sqs:Queue", "fifo", """{"queueName":"orders.fifo","fifoQueue":true}"""),
            Queues.Policy("orders", allowed),
            Inputs.Resource("aws-native:sns:Topic", "news", """{"topicName":"news"}"""),
            Inputs.Resource("aws-native:sns:Subscription", "subscription", JsonSerializer.Serialize(inputs)));
    }

    private static async Task<string> PublishAsync(Queues queues, string parameters)
    {
        var result = await queues.Yard.TaskIntegrations["sns:publish"].InvokeAsync(
            new("State", "arn:aws:states:::sns:publish", Stepyard.StatesLanguage.Values.Value.Parse(parameters.Replace("TOPIC", Topic)), null, null, null),
            queues.Yard.Access.Administrator,
            default);
        result.Error.ShouldBeNull(result.Cause);
        return JsonElement.Parse(result.Output!.ToJson()).GetProperty("MessageId").GetString()!;
    }
}
