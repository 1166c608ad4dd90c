using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class StartExecutionTests
{
    [Fact]
    public async Task A_Standard_execution_can_be_described_once_it_has_started()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, name: "dragons");

        var started = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one", input = """{ "a": 1 }""" });

        started.GetProperty("executionArn").GetString().ShouldBe("arn:aws:states:us-east-1:123456789012:execution:dragons:one");
        var described = await yard.EndAsync(started.GetProperty("executionArn").GetString()!);
        described.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        described.GetProperty("input").GetString().ShouldBe("""{ "a": 1 }""");
        described.GetProperty("output").GetString().ShouldBe("""{"a":1}""");
        described.GetProperty("startDate").GetRawText().ShouldBe(started.GetProperty("startDate").GetRawText());
    }

    [Fact]
    public async Task The_same_name_and_input_while_it_runs_is_the_same_execution()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);

        var first = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one", input = "{}" });
        var second = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one", input = "{}" });

        second.GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task The_same_name_with_another_input_is_refused()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one", input = "{}" });

        var refusal = await yard.RefusalAsync("StartExecution", new { stateMachineArn, name = "one", input = "[]" });

        refusal.Code.ShouldBe("ExecutionAlreadyExists");
        refusal.Message.ShouldBe("Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:pizza:one'");
    }

    [Fact]
    public async Task The_name_of_an_execution_that_has_ended_is_taken()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);
        var started = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one" });
        await yard.EndAsync(started.GetProperty("executionArn").GetString()!);

        (await yard.RefusalAsync("StartExecution", new { stateMachineArn, name = "one" })).Code.ShouldBe("ExecutionAlreadyExists");
    }

    [Fact]
    public async Task An_Express_state_machine_starts_anew_each_time()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var first = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one" });
        var second = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one" });

        first.GetProperty("executionArn").GetString()!.ShouldStartWith("arn:aws:states:us-east-1:123456789012:express:pizza:one:");
        second.GetProperty("executionArn").GetString().ShouldNotBe(first.GetProperty("executionArn").GetString());
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_the_Tasks()
    {
        var released = new TaskCompletionSource<TaskResult>();
        var slow = new PlayedIntegration("sns:publish", _ => new(released.Task));
        await using var yard = await StatesYard.StartAsync(integration: slow);
        var stateMachineArn = await yard.CreateAsync(StatesYard.Publish, "EXPRESS");

        var started = await yard.CallAsync("StartExecution", new { stateMachineArn });

        started.TryGetProperty("executionArn", out _).ShouldBeTrue();
        released.SetResult(TaskResult.Succeeded("done"));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a\tb")]
    [InlineData("😀")]
    public async Task A_name_with_a_forbidden_character_is_refused(string name)
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync("StartExecution", new { stateMachineArn, name });

        refusal.Code.ShouldBe("InvalidName");
        refusal.Message.ShouldBe($"Invalid Name: '{name}'");
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:nobody", "StateMachineDoesNotExist", "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:nobody'")]
    [InlineData("arn:aws:states:us-east-1:123456789012:execution:pizza:one", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: execution'")]
    [InlineData("nonsense", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: nonsense'")]
    [InlineData("", "ValidationException", "1 validation error detected: Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData(null, "ValidationException", "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null")]
    public async Task A_wrong_state_machine_is_refused_in_the_words_of_AWS(string? stateMachineArn, string code, string message)
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("StartExecution", new { stateMachineArn });

        (refusal.Code, refusal.Message).ShouldBe((code, message));
    }

    [Theory]
    [InlineData("STANDARD", "StartExecution")]
    [InlineData("EXPRESS", "StartExecution")]
    [InlineData("EXPRESS", "StartSyncExecution")]
    public async Task An_empty_text_is_no_input(string type, string operation)
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, type);

        (await yard.RefusalAsync(operation, new { stateMachineArn, input = "" })).Code.ShouldBe("InvalidExecutionInput");
        await yard.CallAsync(operation, new { stateMachineArn });
    }

    [Fact]
    public async Task All_violations_are_told_together()
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("StartExecution", new { name = "", input = new string(' ', 300_000) });

        refusal.Code.ShouldBe("ValidationException");
        refusal.Message.ShouldStartWith("3 validation errors detected: ");
        refusal.Message.ShouldEndWith("Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144");
    }

    [Fact]
    public async Task A_member_of_another_type_is_a_serialization_error()
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync("StartExecution", new { stateMachineArn = 1 });

        (refusal.Code, refusal.Message).ShouldBe(("SerializationException", "NUMBER_VALUE can not be converted to a String"));
    }

    [Fact]
    public async Task The_terminal_shows_each_state_as_it_is_entered()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);
        yard.Lines.Clear();

        var started = await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one" });
        await yard.EndAsync(started.GetProperty("executionArn").GetString()!);

        yard.Lines.First().ShouldBe("Information states pizza one → Only");
        yard.Lines.Last().ShouldMatch(@"^Success states pizza one SUCCEEDED \d+ ms$");
    }
}
