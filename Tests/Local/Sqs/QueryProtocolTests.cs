using System.Xml.Linq;

namespace Stepyard.Tests.Local.Sqs;

/// <summary>SQS as clients from before 2023 speak to it: a form in, XML out.</summary>
public sealed class QueryProtocolTests
{
    [Fact]
    public async Task A_queue_is_made_with_attributes_and_tags_and_found_again()
    {
        await using var queues = await Queues.OpenAsync();

        var created = await CallAsync(queues, "CreateQueue", ("QueueName", "orders"), ("Attribute.1.Name", "DelaySeconds"), ("Attribute.1.Value", "7"), ("Tag.1.Key", "team"), ("Tag.1.Value", "kitchen"));
        var url = Values(created, "QueueUrl").ShouldHaveSingleItem();
        await CallAsync(queues, "SetQueueAttributes", ("QueueUrl", url), ("Attribute.1.Name", "VisibilityTimeout"), ("Attribute.1.Value", "40"));
        await CallAsync(queues, "UntagQueue", ("QueueUrl", url), ("TagKey.1", "none"));

        created.Name.ToString().ShouldBe("{http://queue.amazonaws.com/doc/2012-11-05/}CreateQueueResponse");
        Values(await CallAsync(queues, "ListQueues", ("QueueNamePrefix", "ord")), "QueueUrl").ShouldBe([url]);
        var attributes = await CallAsync(queues, "GetQueueAttributes", ("QueueUrl", url), ("AttributeName.1", "DelaySeconds"), ("AttributeName.2", "VisibilityTimeout"));
        Values(attributes, "Name").Zip(Values(attributes, "Value")).ShouldBe([("DelaySeconds", "7"), ("VisibilityTimeout", "40")], ignoreOrder: true);
        var tags = await CallAsync(queues, "ListQueueTags", ("QueueUrl", url));
        (Values(tags, "Key").Single(), Values(tags, "Value").Single()).ShouldBe(("team", "kitchen"));
    }

    [Fact]
    public async Task Messages_go_through_with_their_attributes()
    {
        await using var queues = await Queues.OpenAsync();
        var url = await queues.CreateAsync();

        var sent = await CallAsync(
            queues, "SendMessageBatch", ("QueueUrl", url),
            ("SendMessageBatchRequestEntry.1.Id", "a"), ("SendMessageBatchRequestEntry.1.MessageBody", "Grüße <&>"),
            ("SendMessageBatchRequestEntry.1.MessageAttribute.1.Name", "n"), ("SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType", "Number"),
            ("SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue", "7"),
            ("SendMessageBatchRequestEntry.2.Id", "b"), ("SendMessageBatchRequestEntry.2.MessageBody", "late"), ("SendMessageBatchRequestEntry.2.DelaySeconds", "9000"));
        var received = await CallAsync(queues, "ReceiveMessage", ("QueueUrl", url), ("AttributeName.1", "SentTimestamp"), ("MessageAttributeName.1", "All"), ("MaxNumberOfMessages", "10"));
        await CallAsync(queues, "DeleteMessage", ("QueueUrl", url), ("ReceiptHandle", Values(received, "ReceiptHandle").Single()));

        Values(sent.Descendants().Single(element => element.Name.LocalName == "SendMessageBatchResultEntry"), "Id").ShouldBe(["a"]);
        Values(sent.Descendants().Single(element => element.Name.LocalName == "BatchResultErrorEntry"), "SenderFault").ShouldBe(["true"]);
        Values(received, "Body").ShouldBe(["Grüße <&>"]);
        Values(received, "Name").ShouldBe(["SentTimestamp", "n"]);
        (Values(received, "StringValue").Single(), Values(received, "DataType").Single()).ShouldBe(("7", "Number"));
        (await queues.AttributeAsync(url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("0");
    }

    [Theory]
    [InlineData("GetQueueUrl", "QueueName", "none", "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("ReceiveMessage", "MaxNumberOfMessages", "11", "MissingParameter")]
    [InlineData("CreateQueue", "QueueName", "what?", "InvalidParameterValue")]
    [InlineData("BakePizza", "QueueName", "oven", "InvalidAction")]
    public async Task Errors_have_the_codes_that_these_clients_know(string action, string field, string value, string code)
    {
        await using var queues = await Queues.OpenAsync();

        var (status, answer) = await SendAsync(queues, action, (field, value));

        (status, Values(answer, "Code").Single(), Values(answer, "Type").Single()).ShouldBe((400, code, "Sender"));
    }

    private static async Task<XElement> CallAsync(Queues queues, string action, params (string Name, string Value)[] fields)
    {
        var (status, answer) = await SendAsync(queues, action, fields);
        status.ShouldBe(200, answer.ToString());
        return answer;
    }

    private static async Task<(int Status, XElement Answer)> SendAsync(Queues queues, string action, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Action", action), new("Version", "2012-11-05"), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await http.PostAsync(queues.Yard.AwsEndpoint, form);
        return ((int)answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static IReadOnlyList<string> Values(XElement answer, string name) =>
        [.. answer.DescendantsAndSelf().Where(element => element.Name.LocalName == name && !element.HasElements).Select(element => element.Value)];
}
