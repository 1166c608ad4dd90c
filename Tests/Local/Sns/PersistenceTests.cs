using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Sns;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    private string File => Path.Combine(_folder, "topics.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Topics_and_subscriptions_of_requests_are_there_after_a_restart()
    {
        string subscription;
        string gone;
        await using (var topics = await Topics.OpenAsync(folder: _folder))
        {
            var made = (await topics.CallAsync("CreateTopic", ("Name", "made"), ("Attributes.entry.1.key", "DisplayName"), ("Attributes.entry.1.value", "Made"))).Answer.Text("TopicArn")!;
            subscription = await SubscribeAsync(topics, made, "+15555550100");
            await topics.CallAsync("SetSubscriptionAttributes", ("SubscriptionArn", subscription), ("AttributeName", "FilterPolicy"), ("AttributeValue", """{"kind":["green"]}"""));
            await SubscribeAsync(topics, topics.TopicArn, "+15555550101");
            gone = await SubscribeAsync(topics, made, "+15555550102");
            await topics.CallAsync("Unsubscribe", ("SubscriptionArn", gone));
        }

        await using var again = await Topics.OpenAsync(folder: _folder);
        var listed = (await again.CallAsync("ListSubscriptions")).Answer.Descendants().Where(element => element.Name.LocalName == "Endpoint").Select(element => element.Value);
        listed.Order(StringComparer.Ordinal).ShouldBe(["+15555550100", "+15555550101"]);
        var attributes = (await again.CallAsync("GetSubscriptionAttributes", ("SubscriptionArn", subscription))).Answer.ToString();
        attributes.ShouldContain("""{"kind":["green"]}""");
        (await again.CallAsync("GetTopicAttributes", ("TopicArn", again.Yard.Account.Arn("sns", "made")))).Answer.ToString().ShouldContain("Made");
    }

    [Fact]
    public async Task What_the_program_has_is_not_kept()
    {
        await using var topics = await Topics.OpenAsync(folder: _folder);
        await topics.CallAsync("TagResource", ("ResourceArn", topics.TopicArn), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));

        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_file_is_told()
    {
        await System.IO.File.WriteAllTextAsync(File, """{"topics":[""");

        (await Should.ThrowAsync<ProvisioningException>(() => Topics.OpenAsync(folder: _folder))).Message
            .ShouldEndWith("Mend it, or delete it to start without topics and subscriptions made over the wire.");
    }

    private static async Task<string> SubscribeAsync(Topics topics, string topic, string phone) =>
        (await topics.CallAsync("Subscribe", ("TopicArn", topic), ("Protocol", "sms"), ("Endpoint", phone))).Answer.Text("SubscriptionArn")!;
}
