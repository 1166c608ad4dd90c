using System.Text.Json;

namespace Stepyard.Tests.Local.Sns;

/// <summary>Subscriptions that choose what they get.</summary>
public sealed class FilteredSubscriptionTests
{
    private const string Policy = """{"store":["example_corp"]}""";

    [Fact]
    public async Task A_subscriber_gets_what_passes_its_filter()
    {
        await using var topics = await Topics.OpenAsync();
        await topics.SubscribeAsync("15555550100", ("FilterPolicy", Policy));
        await topics.SubscribeAsync("15555550101", ("FilterPolicy", """{"store":[{"exists":true}]}"""), ("FilterPolicyScope", "MessageBody"));

        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "by attribute"),
            ("MessageAttributes.entry.1.Name", "store"), ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "example_corp"));
        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", """{"store":"by body"}"""));

        var texts = JsonElement.Parse(await topics.GetAsync("/_yard/sms")).EnumerateArray().ToList();
        texts.Select(text => (text.GetProperty("phoneNumber").GetString(), text.GetProperty("message").GetString())).ShouldBe(
            [("15555550100", "by attribute"), ("15555550101", """{"store":"by body"}""")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_filter_is_told_changed_and_taken_away()
    {
        await using var topics = await Topics.OpenAsync();
        var arn = await topics.SubscribeAsync("15555550100", ("FilterPolicy", Policy));

        var told = await AttributesAsync(topics, arn);
        await SetAsync(topics, arn, "FilterPolicyScope", "MessageBody");
        await SetAsync(topics, arn, "FilterPolicy", """{"a":{"b":["c"]}}""");
        var nested = await AttributesAsync(topics, arn);
        var refused = await SetAsync(topics, arn, "FilterPolicyScope", "MessageAttributes");
        await SetAsync(topics, arn, "FilterPolicy", "{}");
        var none = await AttributesAsync(topics, arn);

        (told["FilterPolicy"], told["FilterPolicyScope"], told["RawMessageDelivery"], told["PendingConfirmation"], told["Protocol"]).ShouldBe((Policy, "MessageAttributes", "false", "false", "sms"));
        (nested["FilterPolicy"], nested["FilterPolicyScope"]).ShouldBe(("""{"a":{"b":["c"]}}""", "MessageBody"));
        refused.ShouldBe("Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy");
        none.ShouldNotContainKey("FilterPolicy");
    }

    [Theory]
    [InlineData("FilterPolicy", "[]", "Invalid parameter: FilterPolicy: Filter is not an object\n at [Source: (String)\"[]\"; line: 1, column: 2]")]
    [InlineData("FilterPolicyScope", "Message", "Invalid parameter: FilterPolicyScope: Invalid value [Message]. Please use either MessageBody or MessageAttributes")]
    [InlineData("RedrivePolicy", "{", "Invalid parameter: RedrivePolicy: failed to parse JSON.")]
    [InlineData("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sns:us-east-1:123456789012:news"}""", "Invalid parameter: RedrivePolicy: deadLetterTargetArn must be the ARN of an SQS queue")]
    [InlineData("RawMessageDelivery", "yes", "Invalid parameter: RawMessageDelivery: Invalid value [yes]. Must be true or false.")]
    public async Task A_value_with_mistakes_is_refused(string attribute, string value, string message)
    {
        await using var topics = await Topics.OpenAsync();
        var arn = await topics.SubscribeAsync("15555550100");

        (await SetAsync(topics, arn, attribute, value)).ShouldBe(message);
    }

    [Fact]
    public async Task Subscribing_again_is_the_same_subscription_unless_it_chooses_otherwise()
    {
        await using var topics = await Topics.OpenAsync();
        var arn = await topics.SubscribeAsync("15555550100", ("FilterPolicy", Policy));

        (await topics.SubscribeAsync("15555550100", ("FilterPolicy", Policy))).ShouldBe(arn);
        var other = await topics.CallAsync("Subscribe", ("TopicArn", topics.TopicArn), ("Protocol", "sms"), ("Endpoint", "15555550100"));
        var wrong = await topics.CallAsync(
            "Subscribe", ("TopicArn", topics.TopicArn), ("Protocol", "sms"), ("Endpoint", "15555550102"), ("Attributes.entry.1.key", "FilterPolicy"), ("Attributes.entry.1.value", """{"a":"b"}"""));

        other.Answer.Text("Message").ShouldBe("Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
        wrong.Answer.Text("Message")!.ShouldStartWith("Invalid parameter: Attributes Reason: FilterPolicy: \"a\" must be an object or an array");
    }

    [Fact]
    public async Task A_subscription_of_the_program_has_its_filter()
    {
        await using var queues = await Sqs.Queues.OpenAsync(
            null,
            Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}"""),
            Sqs.Queues.Policy("orders", "arn:aws:sns:us-east-1:123456789012:news"),
            Inputs.Resource("aws-native:sns:Topic", "news", """{"topicName":"news"}"""),
            Inputs.Resource("aws-native:sns:Subscription", "s", """{"topicArn":"arn:aws:sns:us-east-1:123456789012:news","protocol":"sqs","endpoint":"arn:aws:sqs:us-east-1:123456789012:orders","rawMessageDelivery":true,"filterPolicyScope":"MessageBody","filterPolicy":{"n":[{"numeric":[">",1]}]}}"""));
        var publish = queues.Yard.TaskIntegrations["sns:publish"];
        foreach (var n in new[] { 1, 2 })
        {
            await publish.InvokeAsync(
                new("State", "arn:aws:states:::sns:publish", Stepyard.StatesLanguage.Values.Value.Parse($$"""{"TopicArn":"arn:aws:sns:us-east-1:123456789012:news","Message":"{\"n\":{{n}}}"}"""), null, null, null),
                queues.Yard.Access.Administrator,
                default);
        }

        (await queues.BodiesAsync(queues.Url("orders"))).ShouldBe(["""{"n":2}"""]);
    }

    [AwsCliFact]
    public async Task The_aws_command_sets_and_tells_filters()
    {
        await using var topics = await Topics.OpenAsync();
        var subscribed = JsonElement.Parse(await AwsCli.RunAsync(topics.Yard.AwsEndpoint, ["sns", "subscribe", "--topic-arn", topics.TopicArn, "--protocol", "sms", "--notification-endpoint", "15555550100", "--attributes", $$"""{"FilterPolicy":{{JsonSerializer.Serialize(Policy)}}}"""]));
        var arn = subscribed.GetProperty("SubscriptionArn").GetString()!;

        await AwsCli.RunAsync(topics.Yard.AwsEndpoint, ["sns", "set-subscription-attributes", "--subscription-arn", arn, "--attribute-name", "FilterPolicyScope", "--attribute-value", "MessageBody"]);
        var told = JsonElement.Parse(await AwsCli.RunAsync(topics.Yard.AwsEndpoint, ["sns", "get-subscription-attributes", "--subscription-arn", arn])).GetProperty("Attributes");
        var refused = await AwsCli.TryAsync(topics.Yard.AwsEndpoint, ["sns", "set-subscription-attributes", "--subscription-arn", arn, "--attribute-name", "FilterPolicy", "--attribute-value", "[]"]);

        (told.GetProperty("FilterPolicy").GetString(), told.GetProperty("FilterPolicyScope").GetString()).ShouldBe((Policy, "MessageBody"));
        refused.Error.ShouldContain("An error occurred (InvalidParameter) when calling the SetSubscriptionAttributes operation: Invalid parameter: FilterPolicy: Filter is not an object");
    }

    private static async Task<Dictionary<string, string>> AttributesAsync(Topics topics, string arn) =>
        (await topics.CallAsync("GetSubscriptionAttributes", ("SubscriptionArn", arn))).Answer.Descendants().Where(element => element.Name.LocalName == "entry")
            .ToDictionary(entry => entry.Elements().First().Value, entry => entry.Elements().Last().Value);

    private static async Task<string?> SetAsync(Topics topics, string arn, string name, string value) =>
        (await topics.CallAsync("SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", name), ("AttributeValue", value))).Answer.Text("Message");
}
