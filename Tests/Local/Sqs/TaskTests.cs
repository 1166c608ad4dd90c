using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.Sqs;

public sealed class TaskTests : IAsyncLifetime
{
    private Queues _queues = null!;
    private string _url = null!;

    public async Task InitializeAsync()
    {
        _queues = await Queues.OpenAsync();
        _url = await _queues.CreateAsync();
    }

    public async Task DisposeAsync() => await _queues.DisposeAsync();

    [Theory]
    [InlineData("\"msg\"", "msg")]
    [InlineData("""{"Message":"txt","Token":[1]}""", """{"Message":"txt","Token":[1]}""")]
    public async Task A_state_machine_sends_text_or_JSON(string body, string received)
    {
        var result = await RunAsync($$"""{"QueueUrl":"{{_url}}","MessageBody":{{body}}}""");

        var output = JsonElement.Parse(result.Output!.ToJson());
        output.EnumerateObject().Select(member => member.Name).ShouldBe(["MD5OfMessageBody", "MessageId", "SdkHttpMetadata", "SdkResponseMetadata"]);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").EnumerateObject().Select(member => member.Name)
            .ShouldBe(["connection", "Content-Length", "Content-Type", "Date", "x-amzn-RequestId"]);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").GetProperty("Content-Length").GetString().ShouldBe("106");
        (await _queues.BodiesAsync(_url)).ShouldBe([received]);
    }

    [Fact]
    public async Task A_state_machine_sends_attributes()
    {
        var result = await RunAsync($$"""{"QueueUrl":"{{_url}}","MessageBody":"m","MessageAttributes":{"a":{"DataType":"String","StringValue":"Hello"} } }""");

        var output = JsonElement.Parse(result.Output!.ToJson());
        output.GetProperty("MD5OfMessageAttributes").GetString()!.Length.ShouldBe(32);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").GetProperty("Content-Length").GetString().ShouldBe("166");
    }

    [Theory]
    [InlineData("http://x/123456789012/none", "\"m\"", "SQS.QueueDoesNotExistException",
        "The specified queue does not exist. (Service: AmazonSQS; Status Code: 400; Error Code: AWS.SimpleQueueService.NonExistentQueue; Request ID: ")]
    [InlineData(null, "null", "SQS.AmazonSQSException",
        "The request must contain the parameter MessageBody. (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: ")]
    public async Task An_error_has_the_name_and_the_words_of_the_SDK(string? url, string body, string error, string cause)
    {
        var result = await RunAsync($$"""{"QueueUrl":"{{url ?? _url}}","MessageBody":{{body}}}""");

        result.Error.ShouldBe(error);
        result.Cause!.ShouldStartWith(cause);
    }

    private async Task<TaskResult> RunAsync(string parameters) =>
        await _queues.Yard.TaskIntegrations["sqs:sendMessage"].InvokeAsync(
            new("State", "arn:aws:states:::sqs:sendMessage", Value.Parse(parameters), null, null, null), _queues.Yard.Access.Administrator, default);
}
