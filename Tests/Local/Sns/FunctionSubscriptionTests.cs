using System.Text.Json;
using System.Xml.Linq;
using Stepyard.Local.Sns;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Tests.Local.Lambda;

namespace Stepyard.Tests.Local.Sns;

/// <summary>Topics that invoke functions.</summary>
public sealed class FunctionSubscriptionTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:news";

    [Fact]
    public async Task A_function_gets_what_is_published_as_an_event_of_SNS()
    {
        Publisher publisher = null!;
        await using var yard = await FunctionYard.StartAsync(add: (services, functions) => publisher = services.AddSns(functions: functions));
        var arn = yard.Create("Show");
        publisher.Topics.Create("news", new Dictionary<string, string>(), new Dictionary<string, string>());
        var subscription = (await SubscribeAsync(yard, arn)).Text("SubscriptionArn");
        yard.Functions.Get(arn).Policy.Add(new("news", "sns.amazonaws.com", "lambda:InvokeFunction", arn) { SourceArn = Topic }, null);

        var id = publisher.Publish(new() { TopicArn = Topic, Message = "Hello", Attributes = [new("kind", "String", "green")] }, yard.Caller);

        var record = JsonElement.Parse(await ShownAsync(yard)).GetProperty("Records").EnumerateArray().ShouldHaveSingleItem();
        (Text(record, "EventSource"), Text(record, "EventVersion"), Text(record, "EventSubscriptionArn")).ShouldBe(("aws:sns", "1.0", subscription));
        var message = record.GetProperty("Sns");
        message.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["Message", "MessageAttributes", "MessageId", "Signature", "SignatureVersion", "SigningCertUrl", "Subject", "Timestamp", "TopicArn", "Type", "UnsubscribeUrl"]);
        (Text(message, "Type"), Text(message, "MessageId"), Text(message, "TopicArn"), Text(message, "Subject"), Text(message, "Message")).ShouldBe(("Notification", id, Topic, null, "Hello"));
        message.GetProperty("MessageAttributes").GetRawText().ShouldBe("""{"kind":{"Type":"String","Value":"green"}}""");
    }

    [Fact]
    public async Task A_function_whose_policy_does_not_let_the_topic_gets_nothing_and_the_terminal_tells_what_to_add()
    {
        Publisher publisher = null!;
        await using var yard = await FunctionYard.StartAsync(add: (services, functions) => publisher = services.AddSns(functions: functions));
        var arn = yard.Create("Show");
        publisher.Topics.Create("news", new Dictionary<string, string>(), new Dictionary<string, string>());
        await SubscribeAsync(yard, arn);

        publisher.Publish(new() { TopicArn = Topic, Message = "Hello" }, yard.Caller);

        while (!yard.Terminal.Lines.Any(line => line.Text.StartsWith($"SNS Notification not delivered to {arn}: ", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        yard.Terminal.Lines.ShouldContain(line => line.Text.Contains($"may not lambda:InvokeFunction on {arn} for {Topic}; add to the policy of {arn}:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:none", false, "Endpoint Reason: no Lambda function here has the ARN arn:aws:lambda:us-east-1:123456789012:function:none")]
    [InlineData("none", false, "Endpoint Reason: no Lambda function here has the ARN none")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:test", true, "Attributes Reason: Delivery protocol [lambda] does not support raw message delivery.")]
    public async Task A_subscription_that_could_never_be_delivered_is_refused(string endpoint, bool isRaw, string reason)
    {
        Publisher publisher = null!;
        await using var yard = await FunctionYard.StartAsync(add: (services, functions) => publisher = services.AddSns(functions: functions));
        yard.Create("Show");
        publisher.Topics.Create("news", new Dictionary<string, string>(), new Dictionary<string, string>());

        (await SubscribeAsync(yard, endpoint, isRaw)).Text("Message").ShouldBe($"Invalid parameter: {reason}");
    }

    private static async Task<XElement> SubscribeAsync(FunctionYard yard, string endpoint, bool isRaw = false)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
        [
            new("Action", "Subscribe"), new("Version", "2010-03-31"), new("TopicArn", Topic), new("Protocol", "lambda"), new("Endpoint", endpoint),
            new("Attributes.entry.1.key", "RawMessageDelivery"), new("Attributes.entry.1.value", isRaw ? "true" : "false"),
        ]);
        using var answer = await http.PostAsync(yard.Yard.AwsEndpoint, form);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the function has written, once it has.</summary>
    private static async Task<string> ShownAsync(FunctionYard yard)
    {
        while (true)
        {
            if (yard.Logs.Exists("/aws/lambda/test") && Array.Find(FunctionLogTests.Messages(yard, "/aws/lambda/test"), line => line.Contains("Records", StringComparison.Ordinal)) is { } line)
            {
                return line[line.IndexOf('{', StringComparison.Ordinal)..];
            }

            await Task.Yield();
        }
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
