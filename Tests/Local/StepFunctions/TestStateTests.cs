using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class TestStateTests
{
    private const string Task = """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$.m","TopicArn":"t"},"Next":"Then"}""";

    [Fact]
    public async Task A_mocked_state_is_tested_without_a_role()
    {
        await using var yard = await StatesYard.StartAsync();

        var answer = await yard.CallAsync("TestState", new
        {
            definition = Task,
            input = """{"m":"hello"}""",
            inspectionLevel = "DEBUG",
            mock = new { result = """{"MessageId":"1"}""" },
        });

        answer.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        answer.GetProperty("nextState").GetString().ShouldBe("Then");
        answer.GetProperty("inspectionData").GetProperty("afterParameters").GetString().ShouldBe("""{"Message":"hello","TopicArn":"t"}""");
        yard.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_that_is_not_mocked_calls_its_service_as_the_role_of_the_request()
    {
        await using var yard = await StatesYard.StartAsync(integration: new PlayedIntegration(
            "sns:publish", request => new(TaskResult.Succeeded(request.Input))));

        var answer = await yard.CallAsync("TestState", new { definition = Task, input = """{"m":"hello"}""", roleArn = StatesYard.UnknownRole });

        answer.GetRawText().ShouldBe("""{"output":"{\"Message\":\"hello\",\"TopicArn\":\"t\"}","nextState":"Then","status":"SUCCEEDED"}""");
        yard.Lines.ShouldHaveSingleItem()
            .ShouldBe($"Warning states TestState has the role {StatesYard.UnknownRole}, which is not in this stack: everything is allowed to it here.");
    }

    [Theory]
    [InlineData("""{"definition":"{}","mock":{"errorOutput":{}}}""", "ValidationException", "1 validation error detected: Value null at 'mock.errorOutput.error' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"definition":"{\"Type\":\"Succeed\"}","stateConfiguration":{"retrierRetryCount":-1}}""", "ValidationException", "1 validation error detected: Value '-1' at 'stateConfiguration.retrierRetryCount' failed to satisfy constraint: Member must have value greater than or equal to 0")]
    [InlineData("""{"definition":"{\"Type\":\"Succeed\"}","inspectionLevel":"ALL"}""", "ValidationException", "1 validation error detected: Value 'ALL' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value set: [INFO, DEBUG, TRACE]")]
    [InlineData("""{"definition":"{\"Type\":\"Succeed\"}","stateName":"S"}""", "InvalidDefinition", null)]
    [InlineData("""{"definition":"{\"Type\":\"Succeed\"}","input":"{"}""", "InvalidExecutionInput", null)]
    public async Task A_wrong_request_is_refused(string request, string code, string? message)
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("TestState", JsonElement.Parse(request));

        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldBe(message ?? refusal.Message);
    }

    [Fact]
    public async Task A_role_needs_permission_to_test()
    {
        await using var yard = await StatesYard.StartAsync();
        var nobody = new Caller("arn:aws:sts::123456789012:assumed-role/nobody/me", "arn:aws:iam::123456789012:role/nobody");

        var refusal = await yard.RefusalAsync("TestState", new { definition = """{"Type":"Succeed"}""" }, nobody);

        refusal.ShouldBe(("AccessDeniedException", "User: arn:aws:sts::123456789012:assumed-role/nobody/me is not authorized to perform: states:TestState because no identity-based policy allows the states:TestState action"));
    }
}
