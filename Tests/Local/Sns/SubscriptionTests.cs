using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Stepyard.Tests.Local.Sns;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task A_subscriber_confirms_and_then_receives_what_is_published()
    {
        await using var topics = await Topics.OpenAsync();
        await using var subscriber = await Subscriber.ListenAsync();

        var pending = await topics.CallAsync("Subscribe", ("TopicArn", topics.TopicArn), ("Protocol", "http"), ("Endpoint", subscriber.Url));
        pending.Answer.Text("SubscriptionArn").ShouldBe("pending confirmation");
        var invitation = await subscriber.NextAsync();
        invitation.Headers["x-amz-sns-message-type"].ShouldBe("SubscriptionConfirmation");
        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "too early"));
        await topics.GetAsync(Field(invitation, "SubscribeURL"));
        var published = await topics.CallAsync(
            "Publish", ("TopicArn", topics.TopicArn), ("Message", "Welcome to re:Invent!"), ("Subject", "Hello"),
            ("MessageAttributes.entry.1.Name", "kind"), ("MessageAttributes.entry.1.Value.DataType", "String"), ("MessageAttributes.entry.1.Value.StringValue", "green"));

        var post = await subscriber.NextAsync();
        post.Headers["x-amz-sns-message-type"].ShouldBe("Notification");
        post.Headers["x-amz-sns-topic-arn"].ShouldBe(topics.TopicArn);
        post.Headers["x-amz-sns-subscription-arn"].ShouldStartWith(topics.TopicArn + ":");
        post.Headers["x-amz-sns-message-id"].ShouldBe(published.Answer.Text("MessageId"));
        post.Headers["content-type"].ShouldBe("text/plain; charset=UTF-8");
        Field(post, "Type").ShouldBe("Notification");
        Field(post, "Message").ShouldBe("Welcome to re:Invent!");
        Field(post, "Subject").ShouldBe("Hello");
        JsonElement.Parse(post.Body).GetProperty("MessageAttributes").GetProperty("kind").GetProperty("Value").GetString().ShouldBe("green");
        await ShouldBeSignedAsync(topics, post, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
        await ShouldBeSignedAsync(topics, invitation, "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    }

    [Fact]
    public async Task A_subscriber_that_unsubscribes_receives_no_more()
    {
        await using var topics = await Topics.OpenAsync();
        await using var leaving = await Subscriber.ListenAsync();
        await using var staying = await Subscriber.ListenAsync();
        await SubscribeAsync(topics, leaving);
        await SubscribeAsync(topics, staying);
        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "one"));
        await staying.NextAsync();
        await topics.GetAsync(Field(await leaving.NextAsync(), "UnsubscribeURL"));

        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "two"));

        Field(await staying.NextAsync(), "Message").ShouldBe("two");
        leaving.HasMore.ShouldBeFalse();
        (await topics.CallAsync("GetTopicAttributes", ("TopicArn", topics.TopicArn))).Answer.Value.ShouldContain("SubscriptionsConfirmed1");
    }

    [Fact]
    public async Task Topics_that_are_deleted_page_by_page_are_all_deleted()
    {
        await using var topics = await Topics.OpenAsync();
        for (var i = 0; i < 250; i++)
        {
            await topics.CallAsync("CreateTopic", ("Name", $"topic-{i}"));
        }

        string? token = null;
        do
        {
            var page = (await topics.CallAsync("ListTopics", token is null ? [] : [("NextToken", token)])).Answer;
            foreach (var arn in page.Descendants().Where(element => element.Name.LocalName == "TopicArn").Select(element => element.Value).ToList())
            {
                await topics.CallAsync("DeleteTopic", ("TopicArn", arn));
            }

            token = page.Descendants().FirstOrDefault(element => element.Name.LocalName == "NextToken")?.Value;
        }
        while (token is not null);

        (await topics.CallAsync("ListTopics")).Answer.Descendants().ShouldNotContain(element => element.Name.LocalName == "TopicArn");
        (await topics.CallAsync("ListTopics", ("NextToken", "-1"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Raw_delivery_sends_the_message_as_it_is()
    {
        await using var topics = await Topics.OpenAsync();
        await using var subscriber = await Subscriber.ListenAsync();
        await SubscribeAsync(topics, subscriber, ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"));

        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", """{"a":1}"""));

        var post = await subscriber.NextAsync();
        (post.Body, post.Headers["x-amz-sns-rawdelivery"]).ShouldBe(("""{"a":1}""", "true"));
    }

    [Fact]
    public async Task Each_protocol_gets_its_own_text()
    {
        await using var topics = await Topics.OpenAsync();
        await using var subscriber = await Subscriber.ListenAsync();
        await SubscribeAsync(topics, subscriber);

        await topics.CallAsync(
            "Publish", ("TopicArn", topics.TopicArn), ("MessageStructure", "json"), ("Message", """{"default":"to all","http":"to browsers","sqs":"to queues"}"""));

        Field(await subscriber.NextAsync(), "Message").ShouldBe("to browsers");
    }

    [Fact]
    public async Task An_endpoint_that_fails_is_tried_again_after_20_seconds()
    {
        var time = new ImpatientTime();
        await using var topics = await Topics.OpenAsync(time);
        await using var subscriber = await Subscriber.ListenAsync(200, 503, 500, 429);
        await SubscribeAsync(topics, subscriber);

        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "at last"));

        var ids = new List<string>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            ids.Add((await subscriber.NextAsync()).Headers["x-amz-sns-message-id"]);
        }

        ids.Distinct().Count().ShouldBe(1);
        time.Waits.ShouldBe(Enumerable.Repeat(TimeSpan.FromSeconds(20), 3));
    }

    [Fact]
    public async Task A_client_error_is_final()
    {
        var time = new ImpatientTime();
        await using var topics = await Topics.OpenAsync(time);
        await using var subscriber = await Subscriber.ListenAsync(200, 404);
        await SubscribeAsync(topics, subscriber);

        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "lost"));
        await subscriber.NextAsync();
        await topics.CallAsync("Publish", ("TopicArn", topics.TopicArn), ("Message", "found"));

        Field(await subscriber.NextAsync(), "Message").ShouldBe("found");
        time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_is_mailed_nothing_and_stays_unconfirmed()
    {
        await using var topics = await Topics.OpenAsync();

        var (status, _) = await topics.CallAsync("Subscribe", ("TopicArn", topics.TopicArn), ("Protocol", "email"), ("Endpoint", "ada@example.com"));
        var (_, subscriptions) = await topics.CallAsync("ListSubscriptionsByTopic", ("TopicArn", topics.TopicArn));

        status.ShouldBe(200);
        (subscriptions.Text("Endpoint"), subscriptions.Text("SubscriptionArn")).ShouldBe(("ada@example.com", "PendingConfirmation"));
    }

    [Theory]
    [InlineData("http", "http://example.com/", "example.com/ is not on this machine")]
    [InlineData("http", "http://127.0.0.1.example.com/", "is not on this machine")]
    [InlineData("https", "http://127.0.0.1/", "Endpoint must match the specified protocol")]
    [InlineData("http", "no url", "Endpoint must match the specified protocol")]
    [InlineData("sqs", "arn:aws:sqs:us-east-1:123456789012:q", "no SQS queue here has the ARN arn:aws:sqs:us-east-1:123456789012:q")]
    [InlineData("lambda", "arn:aws:lambda:us-east-1:123456789012:function:f", "no Lambda function here has the ARN arn:aws:lambda:us-east-1:123456789012:function:f")]
    [InlineData("firehose", "arn:aws:firehose:us-east-1:123456789012:deliverystream/f", "firehose is not delivered to here; http, https, email, lambda, sms and sqs are")]
    [InlineData("pigeon", "tower", "Amazon SNS does not support this protocol string: pigeon")]
    [InlineData("sms", "home", "Invalid SMS endpoint: home")]
    [InlineData("email", "home", "Email address")]
    public async Task An_endpoint_that_can_not_be_reached_is_refused(string protocol, string endpoint, string problem)
    {
        await using var topics = await Topics.OpenAsync();

        var (status, answer) = await topics.CallAsync("Subscribe", ("TopicArn", topics.TopicArn), ("Protocol", protocol), ("Endpoint", endpoint));

        (status, answer.Text("Code")).ShouldBe((400, "InvalidParameter"));
        answer.Text("Message")!.ShouldContain(problem);
    }

    [Fact]
    public async Task A_token_that_nobody_was_sent_confirms_nothing()
    {
        await using var topics = await Topics.OpenAsync();

        var (status, answer) = await topics.CallAsync("ConfirmSubscription", ("TopicArn", topics.TopicArn), ("Token", "guess"));

        (status, answer.Text("Message")).ShouldBe((400, "Invalid parameter: Token"));
    }

    private static async Task SubscribeAsync(Topics topics, Subscriber subscriber, params (string, string)[] fields)
    {
        await topics.CallAsync("Subscribe", [("TopicArn", topics.TopicArn), ("Protocol", "http"), ("Endpoint", subscriber.Url), .. fields]);
        var token = Field(await subscriber.NextAsync(), "Token");
        (await topics.CallAsync("ConfirmSubscription", ("TopicArn", topics.TopicArn), ("Token", token))).Status.ShouldBe(200);
    }

    private static async Task ShouldBeSignedAsync(Topics topics, Post post, params string[] fields)
    {
        Field(post, "SignatureVersion").ShouldBe("2");
        using var certificate = X509Certificate2.CreateFromPem(await topics.GetAsync(Field(post, "SigningCertURL")));
        using var key = certificate.GetRSAPublicKey()!;
        var signed = string.Concat(fields.Select(field => $"{field}\n{Field(post, field)}\n"));
        key.VerifyData(Encoding.UTF8.GetBytes(signed), Convert.FromBase64String(Field(post, "Signature")), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .ShouldBeTrue();
    }

    private static string Field(Post post, string name) => JsonElement.Parse(post.Body).GetProperty(name).GetString()!;

    /// <summary>A clock whose timers go off at once, and which remembers how long they should have taken.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero)
            {
                lock (Waits)
                {
                    Waits.Add(dueTime);
                }
            }

            return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
        }
    }
}
