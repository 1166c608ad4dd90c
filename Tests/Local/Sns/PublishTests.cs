using System.Text.Json;

namespace Stepyard.Tests.Local.Sns;

public sealed class PublishTests : IAsyncLifetime
{
    private Topics _topics = null!;

    public async Task InitializeAsync() => _topics = await Topics.OpenAsync();

    public async Task DisposeAsync() => await _topics.DisposeAsync();

    [Theory]
    [InlineData("15555555555")]
    [InlineData("+15555555555")]
    public async Task A_text_message_lies_in_the_inbox(string number)
    {
        var (status, answer) = await _topics.CallAsync("Publish", ("PhoneNumber", number), ("Message", "The dragon you reported has been added!"));

        status.ShouldBe(200);
        var message = JsonElement.Parse(await _topics.GetAsync("/_yard/sms")).EnumerateArray().Single();
        message.GetProperty("phoneNumber").GetString().ShouldBe(number);
        message.GetProperty("message").GetString().ShouldBe("The dragon you reported has been added!");
        message.GetProperty("messageId").GetString().ShouldBe(answer.Text("MessageId"));
        File.ReadAllLines(Path.Combine(_topics.Yard.DataFolder, "sms.jsonl")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_can_subscribe_to_a_topic()
    {
        await _topics.CallAsync("Subscribe", ("TopicArn", _topics.TopicArn), ("Protocol", "sms"), ("Endpoint", "+15555555555"));

        await _topics.CallAsync("Publish", ("TopicArn", _topics.TopicArn), ("Message", "hello"));

        (await _topics.GetAsync("/_yard/sms")).ShouldContain("hello");
    }

    [Fact]
    public async Task The_topic_is_listed_with_its_attributes()
    {
        (await _topics.CallAsync("ListTopics")).Answer.Text("TopicArn").ShouldBe(_topics.TopicArn);
        (await _topics.CallAsync("GetTopicAttributes", ("TopicArn", _topics.TopicArn))).Answer.Value.ShouldContain("DisplayNameNews of dragons");
    }

    [Fact]
    public async Task A_topic_can_be_made_and_made_again()
    {
        var first = (await _topics.CallAsync("CreateTopic", ("Name", "weather"))).Answer.Text("TopicArn");

        (await _topics.CallAsync("CreateTopic", ("Name", "weather"))).Answer.Text("TopicArn").ShouldBe(first);
        (await _topics.CallAsync("CreateTopic", ("Name", "bad name"))).Answer.Text("Message").ShouldBe("Invalid parameter: Topic Name");
    }

    [Fact]
    public async Task A_batch_tells_which_messages_were_published()
    {
        var (_, answer) = await _topics.CallAsync(
            "PublishBatch", ("TopicArn", _topics.TopicArn),
            ("PublishBatchRequestEntries.member.1.Id", "good"), ("PublishBatchRequestEntries.member.1.Message", "hello"),
            ("PublishBatchRequestEntries.member.2.Id", "bad"), ("PublishBatchRequestEntries.member.2.Message", ""));

        answer.Descendants().First(element => element.Name.LocalName == "Successful").Text("Id").ShouldBe("good");
        answer.Descendants().First(element => element.Name.LocalName == "Failed").Text("Message").ShouldBe("Invalid parameter: Empty message");
    }

    [Theory]
    [InlineData("TopicArn", "nothing", "InvalidParameter", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("TopicArn", "arn:aws:sns:us-east-1:123456789012:nothing", "NotFound", "Topic does not exist")]
    [InlineData("PhoneNumber", "not a number", "InvalidParameter", "Invalid parameter: PhoneNumber Reason: not a number is not valid to publish to")]
    [InlineData("Subject", "no target", "InvalidParameter", "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter")]
    [InlineData("Subject", "two\nlines", "InvalidParameter", "Invalid parameter: Subject")]
    public async Task A_message_that_can_not_be_sent_is_refused_in_AWSs_words(string field, string value, string code, string message)
    {
        var (status, answer) = await _topics.CallAsync("Publish", (field, value), ("Message", "hello"));

        (status, answer.Text("Code"), answer.Text("Message")).ShouldBe((code == "NotFound" ? 404 : 400, code, message));
    }

    [Fact]
    public async Task A_role_that_may_publish_to_the_topic_may_not_send_text_messages()
    {
        (await _topics.CallAsync("Publish", _topics.Reporter, ("TopicArn", _topics.TopicArn), ("Message", "hello"))).Status.ShouldBe(200);

        var (status, answer) = await _topics.CallAsync("Publish", _topics.Reporter, ("PhoneNumber", "15555555555"), ("Message", "hello"));

        (status, answer.Text("Code")).ShouldBe((403, "AuthorizationError"));
        answer.Text("Message").ShouldBe("User: arn:aws:sts::123456789012:assumed-role/reporter/session is not authorized to perform: SNS:Publish on resource: 15555555555 because no identity-based policy allows the SNS:Publish action");
    }

    [Fact]
    public async Task A_role_that_may_publish_to_what_is_no_topic_may_send_text_messages_and_nothing_else()
    {
        (await _topics.CallAsync("Publish", _topics.Texter, ("PhoneNumber", "15555555555"), ("Message", "hello"))).Status.ShouldBe(200);

        (await _topics.CallAsync("Publish", _topics.Texter, ("TopicArn", _topics.TopicArn), ("Message", "hello"))).Status.ShouldBe(403);
        (await _topics.CallAsync("ListTopics", _topics.Texter)).Status.ShouldBe(403);
    }
}
