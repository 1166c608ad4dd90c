namespace Stepyard.Tests.Local.StepFunctions;

public sealed class UpdateStateMachineTests
{
    private const string OtherRole = "arn:aws:iam::123456789012:role/another-one";

    [Fact]
    public async Task What_is_not_given_stays_as_it_is()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var updated = await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, roleArn = OtherRole, tracingConfiguration = new { enabled = true } });

        var described = await yard.CallAsync("DescribeStateMachine", new { stateMachineArn });
        described.GetProperty("definition").GetString().ShouldBe(StatesYard.Pass);
        described.GetProperty("roleArn").GetString().ShouldBe(OtherRole);
        described.GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        described.GetProperty("revisionId").GetString().ShouldBe(updated.GetProperty("revisionId").GetString());
    }

    [Fact]
    public async Task Executions_under_way_keep_the_old_definition_and_role()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn, name = "old" })).GetProperty("executionArn").GetString();

        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Fail, roleArn = OtherRole });

        var old = await yard.CallAsync("DescribeStateMachineForExecution", new { executionArn });
        old.GetProperty("definition").GetString().ShouldBe(StatesYard.Wait);
        old.GetProperty("roleArn").GetString().ShouldBe(StatesYard.UnknownRole);
        old.GetProperty("stateMachineArn").GetString().ShouldBe(stateMachineArn);
        (await yard.CallAsync("DescribeExecution", new { executionArn })).GetProperty("status").GetString().ShouldBe("RUNNING");
        (await yard.RunAsync(stateMachineArn)).GetProperty("status").GetString().ShouldBe("FAILED");
    }

    [Fact]
    public async Task The_first_revision_has_no_id_and_an_update_that_changes_nothing_makes_no_other()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);
        (await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Pass })).TryGetProperty("revisionId", out _).ShouldBeFalse();

        var first = await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Fail });
        var second = await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Fail });
        var third = await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Pass });

        second.GetProperty("revisionId").GetString().ShouldBe(first.GetProperty("revisionId").GetString());
        third.GetProperty("revisionId").GetString().ShouldNotBe(first.GetProperty("revisionId").GetString());
    }

    [Fact]
    public async Task A_definition_with_mistakes_changes_nothing()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync("UpdateStateMachine", new { stateMachineArn, definition = "{}" });

        refusal.ShouldBe(("InvalidDefinition", "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'"));
        (await yard.CallAsync("DescribeStateMachine", new { stateMachineArn })).GetProperty("definition").GetString().ShouldBe(StatesYard.Pass);
    }

    [Fact]
    public async Task An_update_of_nothing_is_refused()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        (await yard.RefusalAsync("UpdateStateMachine", new { stateMachineArn, publish = true })).ShouldBe((
            "MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified"));
    }

    [Theory]
    [InlineData(":nobody", "StateMachineDoesNotExist")]
    [InlineData(":pizza:1", "StateMachineDoesNotExist")]
    [InlineData(":pizza/Each", "ValidationException")]
    public async Task Only_a_state_machine_itself_is_updated(string name, string code)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync(
            "UpdateStateMachine", new { stateMachineArn = $"arn:aws:states:us-east-1:123456789012:stateMachine{name}", definition = StatesYard.Fail });

        refusal.Code.ShouldBe(code);
    }

    [Fact]
    public async Task The_encryption_that_is_asked_for_is_told_again()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn, encryptionConfiguration = new { type = "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId = "alias/oven" } });

        (await yard.CallAsync("DescribeStateMachine", new { stateMachineArn })).GetProperty("encryptionConfiguration").GetRawText()
            .ShouldBe("""{"kmsKeyId":"alias/oven","kmsDataKeyReusePeriodSeconds":300,"type":"CUSTOMER_MANAGED_KMS_KEY"}""");
        (await yard.RefusalAsync("UpdateStateMachine", new { stateMachineArn, encryptionConfiguration = new { type = "CUSTOMER_MANAGED_KMS_KEY" } })).Code
            .ShouldBe("InvalidEncryptionConfiguration");
    }

    [Fact]
    public async Task Metadata_alone_comes_without_the_definition()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var described = await yard.CallAsync("DescribeStateMachine", new { stateMachineArn, includedData = "METADATA_ONLY" });

        described.GetProperty("definition").GetString().ShouldBe("{}");
    }
}
