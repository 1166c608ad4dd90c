namespace Stepyard.Tests.Local.Sns;

public sealed class TopicTests
{
    [Fact]
    public async Task A_topic_is_deleted_with_its_subscriptions()
    {
        await using var topics = await Topics.OpenAsync();
        var arn = (await topics.CallAsync("CreateTopic", ("Name", "orders"))).Answer.Text("TopicArn")!;
        var subscription = (await topics.CallAsync("Subscribe", ("TopicArn", arn), ("Protocol", "sms"), ("Endpoint", "+15555555555"))).Answer.Text("SubscriptionArn")!;

        (await topics.CallAsync("DeleteTopic", ("TopicArn", arn))).Status.ShouldBe(200);

        (await topics.CallAsync("GetTopicAttributes", ("TopicArn", arn))).Status.ShouldBe(404);
        (await topics.CallAsync("GetSubscriptionAttributes", ("SubscriptionArn", subscription))).Status.ShouldBe(404);
        (await topics.CallAsync("DeleteTopic", ("TopicArn", arn))).Status.ShouldBe(200);
        (await topics.CallAsync("DeleteTopic", ("TopicArn", "orders"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_attribute_of_a_topic_can_be_set()
    {
        await using var topics = await Topics.OpenAsync();

        (await topics.CallAsync("SetTopicAttributes", ("TopicArn", topics.TopicArn), ("AttributeName", "DisplayName"), ("AttributeValue", "Grüße"))).Status.ShouldBe(200);

        (await topics.CallAsync("GetTopicAttributes", ("TopicArn", topics.TopicArn))).Answer.Value.ShouldContain("DisplayNameGrüße");
    }

    [Theory]
    [InlineData("Colour", "red", "Invalid parameter: AttributeName Reason: there is no attribute Colour")]
    [InlineData("SignatureVersion", "3", "Invalid parameter: SignatureVersion Reason: 3 is not one of its values")]
    [InlineData("ContentBasedDeduplication", "true", "Invalid parameter: Attributes Reason: ContentBasedDeduplication is one of FIFO topics, which are not supported here")]
    [InlineData("Policy", "{", "Invalid parameter: Policy Reason: ")]
    public async Task An_attribute_that_a_topic_cannot_have_is_refused(string name, string value, string message)
    {
        await using var topics = await Topics.OpenAsync();

        var set = await topics.CallAsync("SetTopicAttributes", ("TopicArn", topics.TopicArn), ("AttributeName", name), ("AttributeValue", value));
        var created = await topics.CallAsync("CreateTopic", ("Name", "orders"), ("Attributes.entry.1.key", name), ("Attributes.entry.1.value", value));

        (set.Status, created.Status).ShouldBe((400, 400));
        set.Answer.Text("Message")!.ShouldStartWith(message);
        created.Answer.Text("Message")!.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_topic_has_tags()
    {
        await using var topics = await Topics.OpenAsync();
        var arn = (await topics.CallAsync("CreateTopic", ("Name", "orders"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "dragons"))).Answer.Text("TopicArn")!;
        await topics.CallAsync("TagResource", ("ResourceArn", arn), ("Tags.member.1.Key", "colour"), ("Tags.member.1.Value", "red"), ("Tags.member.2.Key", "size"), ("Tags.member.2.Value", ""));
        await topics.CallAsync("UntagResource", ("ResourceArn", arn), ("TagKeys.member.1", "colour"), ("TagKeys.member.2", "unknown"));

        var tags = (await topics.CallAsync("ListTagsForResource", ("ResourceArn", arn))).Answer;

        tags.Descendants().Where(element => element.Name.LocalName == "member").Select(member => member.Value).ShouldBe(["size", "teamdragons"]);
    }

    [Fact]
    public async Task The_same_name_with_other_tags_is_another_topic_and_taken()
    {
        await using var topics = await Topics.OpenAsync();
        (string, string)[] tagged = [("Name", "orders"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "dragons")];
        await topics.CallAsync("CreateTopic", tagged);

        (await topics.CallAsync("CreateTopic", tagged)).Status.ShouldBe(200);
        (await topics.CallAsync("CreateTopic", ("Name", "orders"))).Status.ShouldBe(200);
        var other = await topics.CallAsync("CreateTopic", ("Name", "orders"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "unicorns"));
        other.Answer.Text("Message").ShouldBe("Invalid parameter: Tags Reason: Topic already exists with different tags");
    }

    [Theory]
    [InlineData("ListTagsForResource", 404, "Resource does not exist")]
    [InlineData("TagResource", 404, "Resource does not exist")]
    public async Task Only_a_topic_that_exists_has_tags(string action, int status, string message)
    {
        await using var topics = await Topics.OpenAsync();

        var refused = await topics.CallAsync(action, ("ResourceArn", topics.Yard.Account.Arn("sns", "nothing")));

        (refused.Status, refused.Answer.Text("Message")).ShouldBe((status, message));
    }

    [Fact]
    public async Task A_key_of_a_tag_comes_once()
    {
        await using var topics = await Topics.OpenAsync();

        var refused = await topics.CallAsync(
            "TagResource", ("ResourceArn", topics.TopicArn), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "a"), ("Tags.member.2.Value", "2"));

        (refused.Status, refused.Answer.Text("Message")).ShouldBe((400, "Invalid parameter: Duplicated keys are not allowed."));
    }
}
