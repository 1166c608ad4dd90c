using System.Text.Json;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class CreateStateMachineTests
{
    [Fact]
    public async Task The_same_state_machine_again_is_no_change()
    {
        await using var yard = await StatesYard.StartAsync();
        var request = new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole };

        var first = await yard.CallAsync("CreateStateMachine", request);

        (await yard.CallAsync("CreateStateMachine", request)).GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task Another_role_or_other_tags_do_not_make_it_another_one()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        await yard.CallAsync("CreateStateMachine", new { name = "pizza", definition = StatesYard.Pass, roleArn = "arn:aws:iam::123456789012:role/another", tags = new[] { new { key = "a", value = "b" } } });

        (await yard.CallAsync("DescribeStateMachine", new { stateMachineArn })).GetProperty("roleArn").GetString().ShouldBe(StatesYard.UnknownRole);
        (await yard.CallAsync("ListTagsForResource", new { resourceArn = stateMachineArn })).GetProperty("tags").GetArrayLength().ShouldBe(0);
        (await yard.RefusalAsync("CreateStateMachine", new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, publish = true })).Code
            .ShouldBe("StateMachineAlreadyExists");
    }

    [Fact]
    public async Task Another_one_of_the_same_name_is_refused()
    {
        await using var yard = await StatesYard.StartAsync();
        var arn = await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync("CreateStateMachine", new { name = "pizza", definition = StatesYard.Fail, roleArn = StatesYard.UnknownRole });

        refusal.ShouldBe(("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'"));
    }

    [Fact]
    public async Task A_role_that_the_stack_lacks_is_accepted_with_a_warning()
    {
        await using var yard = await StatesYard.StartAsync();

        await yard.CreateAsync(StatesYard.Pass);

        yard.Lines.ShouldHaveSingleItem()
            .ShouldBe($"Warning states pizza has the role {StatesYard.UnknownRole}, which is not in this stack: everything is allowed to it here.");
    }

    [Fact]
    public async Task A_definition_with_mistakes_is_refused_with_all_of_them()
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("CreateStateMachine", new { name = "pizza", definition = "{}", roleArn = StatesYard.UnknownRole });

        refusal.ShouldBe(("InvalidDefinition", "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'"));
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken")]
    [InlineData("arn:aws:states:::batch:submitJob.sync")]
    public async Task Express_is_request_response_only(string resource)
    {
        await using var yard = await StatesYard.StartAsync();
        var definition = StatesYard.Publish.Replace("arn:aws:states:::sns:publish", resource, StringComparison.Ordinal);

        var refusal = await yard.RefusalAsync("CreateStateMachine", new { name = "pizza", definition, roleArn = StatesYard.UnknownRole, type = "EXPRESS" });

        refusal.Code.ShouldBe("InvalidDefinition");
    }

    [Fact]
    public async Task A_state_machine_that_was_deleted_is_gone_with_its_executions()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn })).GetProperty("executionArn").GetString();

        await yard.CallAsync("DeleteStateMachine", new { stateMachineArn });
        await yard.CallAsync("DeleteStateMachine", new { stateMachineArn });

        (await yard.RefusalAsync("DescribeStateMachine", new { stateMachineArn })).Code.ShouldBe("StateMachineDoesNotExist");
        (await yard.RefusalAsync("DescribeExecution", new { executionArn })).Code.ShouldBe("ExecutionDoesNotExist");
    }

    [Theory]
    [InlineData("""{"level":"SOME"}""", "Value 'SOME' at 'loggingConfiguration.level' failed to satisfy constraint: Member must satisfy enum value set: [ALL, ERROR, FATAL, OFF]")]
    [InlineData("""{"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":""}}]}""", "Value '' at 'loggingConfiguration.destinations.1.member.cloudWatchLogsLogGroup.logGroupArn' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public async Task A_violation_in_a_structure_is_told_with_its_whole_path(string loggingConfiguration, string violation)
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("CreateStateMachine", new
        {
            name = "pizza",
            definition = StatesYard.Pass,
            roleArn = StatesYard.UnknownRole,
            loggingConfiguration = JsonElement.Parse(loggingConfiguration),
        });

        refusal.ShouldBe(("ValidationException", $"1 validation error detected: {violation}"));
    }

    [Fact]
    public async Task State_machines_are_listed_page_by_page_by_name()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, name: "b");
        await yard.CreateAsync(StatesYard.Pass, "EXPRESS", "a");

        var first = await yard.CallAsync("ListStateMachines", new { maxResults = 1 });
        var second = await yard.CallAsync("ListStateMachines", new { maxResults = 1, nextToken = first.GetProperty("nextToken").GetString() });

        first.GetProperty("stateMachines")[0].GetProperty("type").GetString().ShouldBe("EXPRESS");
        second.GetProperty("stateMachines")[0].GetProperty("name").GetString().ShouldBe("b");
        second.TryGetProperty("nextToken", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_definition_can_be_validated_without_creating_anything()
    {
        await using var yard = await StatesYard.StartAsync();

        var valid = await yard.CallAsync("ValidateStateMachineDefinition", new { definition = StatesYard.Pass });
        var invalid = await yard.CallAsync("ValidateStateMachineDefinition", new { definition = "{}" });

        valid.GetRawText().ShouldBe("""{"result":"OK","diagnostics":[],"truncated":false}""");
        invalid.GetProperty("result").GetString().ShouldBe("FAIL");
        invalid.GetProperty("diagnostics")[0].GetProperty("location").GetString().ShouldBe("/");
    }
}
