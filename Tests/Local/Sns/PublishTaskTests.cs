using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.Sns;

public sealed class PublishTaskTests : IAsyncLifetime
{
    private Topics _topics = null!;

    public async Task InitializeAsync() => _topics = await Topics.OpenAsync();

    public async Task DisposeAsync() => await _topics.DisposeAsync();

    [Fact]
    public async Task A_task_that_publishes_gets_the_message_id_and_the_metadata_of_the_SDK()
    {
        var result = await PublishAsync($$"""{"TopicArn":"{{_topics.TopicArn}}","Message":"hello"}""", _topics.Reporter);

        var output = JsonElement.Parse(result.Output!.ToJson());
        Guid.TryParse(output.GetProperty("MessageId").GetString(), out _).ShouldBeTrue();
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpStatusCode").GetInt32().ShouldBe(200);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").GetProperty("Content-Length").GetString().ShouldBe("294");
        output.GetProperty("SdkResponseMetadata").TryGetProperty("RequestId", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_is_no_text_is_sent_as_JSON()
    {
        await PublishAsync("""{"PhoneNumber":"15555555555","Message":{"dragon":"Henry"}}""", _topics.Texter);

        JsonElement.Parse(await _topics.GetAsync("/_yard/sms"))[0].GetProperty("message").GetString().ShouldBe("""{"dragon":"Henry"}""");
    }

    [Theory]
    [InlineData("""{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x.fifo","Message":"m"}""", "SNS.InvalidParameterException",
        "Invalid parameter: The MessageGroupId parameter is required for FIFO topics (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: ")]
    [InlineData("""{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x","Message":"m"}""", "SNS.NotFoundException",
        "Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: ")]
    [InlineData("""{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x"}""", "SNS.AmazonSNSException",
        "1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be null (Service: AmazonSNS; Status Code: 400; Error Code: ValidationError; Request ID: ")]
    public async Task An_error_of_SNS_has_the_name_and_the_cause_that_a_state_machine_sees_in_AWS(string parameters, string error, string cause)
    {
        var result = await PublishAsync(parameters, _topics.Yard.Access.Administrator);

        result.Error.ShouldBe(error);
        result.Cause!.ShouldStartWith(cause);
        result.Cause!.ShouldEndWith("; Proxy: null)");
    }

    [Fact]
    public async Task A_role_without_permission_fails_with_SNSs_own_error()
    {
        var result = await PublishAsync($$"""{"TopicArn":"{{_topics.TopicArn}}","Message":"hello"}""", _topics.Texter);

        result.Error.ShouldBe("SNS.AuthorizationErrorException");
        result.Cause!.ShouldStartWith($"User: {_topics.Texter.Arn} is not authorized to perform: SNS:Publish on resource: {_topics.TopicArn} because no identity-based policy allows the SNS:Publish action (Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError;");
    }

    private async Task<TaskResult> PublishAsync(string parameters, Caller caller) =>
        await _topics.Yard.TaskIntegrations["sns:publish"].InvokeAsync(new("Publish", "arn:aws:states:::sns:publish", Value.Parse(parameters), null, null, null), caller, default);
}
