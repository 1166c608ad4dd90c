using System.Text.Json;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.EndToEnd;

/// <summary>What happens to the live stack when somebody edits a definition.</summary>
public sealed class RedeploymentTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Describe = "AWSStepFunctions.DescribeStateMachine";

    private const string Pineapple = """{"flavour": "pineapple"}""";

    private readonly DefinitionFolder _definitions = new();
    private readonly LiveYard _yard;

    public RedeploymentTests() => _yard = new LiveYard
    {
        FollowsDefinitions = true,
        Overrides = new Dictionary<string, string> { ["definitions"] = _definitions.Path },
    };

    public Task InitializeAsync() => _yard.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _yard.DisposeAsync();
        _definitions.Dispose();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_definition_that_is_saved_is_live_as_a_new_revision()
    {
        Edit("pizza", "They asked for Pineapple", "Not here");

        var line = await _yard.LineAsync(text => text.Contains("PizzaStateMachine-dev re-deployed as revision ", StringComparison.Ordinal));

        (await _yard.PostAsync("/pizza", Pineapple)).Body.GetProperty("cause").GetString().ShouldBe("Not here");
        var live = await _yard.AwsAsync(Describe, new { stateMachineArn = LiveYard.StateMachineArn("PizzaStateMachine") });
        line.ShouldContain(live.GetProperty("revisionId").GetString()!);
    }

    [Fact]
    public async Task An_editor_may_write_another_file_and_put_it_in_the_place_of_the_old_one()
    {
        var written = Path.Combine(_definitions.Path, "pizza.asl.json.tmp");
        await File.WriteAllTextAsync(written, Read("pizza").Replace("They asked for Pineapple", "Not here", StringComparison.Ordinal));
        File.Move(written, FileOf("pizza"), overwrite: true);

        await _yard.LineAsync(text => text.Contains("PizzaStateMachine-dev re-deployed", StringComparison.Ordinal));

        (await _yard.PostAsync("/pizza", Pineapple)).Body.GetProperty("cause").GetString().ShouldBe("Not here");
    }

    [Fact]
    public async Task An_execution_under_way_keeps_the_definition_it_was_started_with()
    {
        var (_, before) = await _yard.PostAsync("/notify", """{"message": "hello", "timer_seconds": 86400}""");
        Edit("notify", "$.message", "$.timer_seconds");
        await _yard.LineAsync(text => text.Contains("NotifyStateMachine-dev re-deployed", StringComparison.Ordinal));

        var (_, after) = await _yard.PostAsync("/notify", """{"message": "hello", "timer_seconds": 86400}""");

        (await DefinitionOfAsync(before)).ShouldContain("$.message");
        (await DefinitionOfAsync(after)).ShouldNotContain("$.message");

        async Task<string> DefinitionOfAsync(JsonElement started)
        {
            var machine = await _yard.AwsAsync("AWSStepFunctions.DescribeStateMachineForExecution", new { executionArn = started.GetProperty("executionArn").GetString() });
            return machine.GetProperty("definition").GetString()!;
        }
    }

    [Fact]
    public async Task What_a_changed_definition_calls_its_role_may_call_and_what_it_no_longer_calls_it_may_not()
    {
        // To a phone instead of to the topic: another statement.
        Edit("notify", "\"TopicArn\": \"${NotificationsTopicArn}\"", "\"PhoneNumber\": \"15555555555\", \"Subject\": \"${NotificationsTopicArn}\"");
        await _yard.LineAsync(text => text.Contains("NotifyStateMachine-dev re-deployed", StringComparison.Ordinal));

        var execution = await _yard.RunAsync("/notify", """{"message": "by phone", "timer_seconds": 0}""");

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED", execution.ToString());
        (await _yard.GetAsync("/_yard/sms")).ShouldContain("by phone");
        await _yard.LineAsync(text => text.Contains("Role 'notify-workflow' changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_definition_with_mistakes_is_told_as_validate_tells_it_and_what_was_live_stays()
    {
        Edit("pizza", "\"Next\": \"ContainsPineapple\"", "\"Next\": \"ContainsPineaple\"");

        var line = await _yard.LineAsync(text => text.Contains("ContainsPineaple", StringComparison.Ordinal));

        line.ShouldStartWith("definitions not re-deployed, what was live stays:\n");
        line.ShouldContain($"{FileOf("pizza")}:");
        line.ShouldContain("error: ");
        line.ShouldContain("^");
        line.ShouldContain("did you mean \"ContainsPineapple\"");
        line.ShouldContain("1 definition invalid: ");
        (await _yard.PostAsync("/pizza", Pineapple)).Body.GetProperty("cause").GetString().ShouldBe("They asked for Pineapple");

        Edit("pizza", "\"Next\": \"ContainsPineaple\"", "\"Next\": \"ContainsPineapple\"");

        await _yard.LineAsync(text => text.Contains("what is live is what the definitions say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mistakes_that_only_the_program_knows_are_told_beside_those_of_the_language()
    {
        var second = FileOf("notify");
        Edit("pizza", "${PineappleCheckArn}", "${PineappleCheck}");
        await _yard.LineAsync(text => text.Contains("${PineappleCheck} has no value", StringComparison.Ordinal));

        Edit("notify", "\"End\": true", "\"End\": \"yes\"");

        var line = await _yard.LineAsync(text => text.Contains($"{second}:", StringComparison.Ordinal));
        line.ShouldContain("${PineappleCheck} has no value");
        line.ShouldContain("error: ");
    }

    [Fact]
    public async Task A_call_whose_permission_can_not_be_derived_is_told()
    {
        Edit("notify", "\"TopicArn\": \"${NotificationsTopicArn}\"", "\"TopicArn.$\": \"$.topic\", \"Subject\": \"${NotificationsTopicArn}\"");

        (await _yard.LineAsync(text => text.Contains("\"TopicArn\" only shows at run time", StringComparison.Ordinal))).ShouldContain("not re-deployed");
    }

    [Fact]
    public async Task State_machines_of_the_API_live_beside_those_of_the_stack()
    {
        var created = await _yard.AwsAsync("AWSStepFunctions.CreateStateMachine", Machine("mine"));
        (await _yard.RefusalAsync("AWSStepFunctions.CreateStateMachine", Machine("PizzaStateMachine-dev"))).ShouldBe("StateMachineAlreadyExists");

        Edit("pizza", "They asked for Pineapple", "Not here");
        await _yard.LineAsync(text => text.Contains("PizzaStateMachine-dev re-deployed", StringComparison.Ordinal));

        var mine = await _yard.AwsAsync(Describe, new { stateMachineArn = created.GetProperty("stateMachineArn").GetString() });
        mine.TryGetProperty("revisionId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_state_machine_of_the_stack_that_was_deleted_over_the_API_comes_back_with_its_next_change()
    {
        var arn = LiveYard.StateMachineArn("PizzaStateMachine");
        await _yard.AwsAsync("AWSStepFunctions.DeleteStateMachine", new { stateMachineArn = arn });
        (await _yard.RefusalAsync(Describe, new { stateMachineArn = arn })).ShouldBe("StateMachineDoesNotExist");
        (await _yard.PostAsync("/pizza", Pineapple)).Status.ShouldBe(400);

        Edit("pizza", "They asked for Pineapple", "Not here");
        await _yard.LineAsync(text => text.Contains("PizzaStateMachine-dev re-deployed as revision INITIAL", StringComparison.Ordinal));

        (await _yard.PostAsync("/pizza", Pineapple)).Body.GetProperty("cause").GetString().ShouldBe("Not here");
    }

    private static object Machine(string name) => new
    {
        name,
        definition = """{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""",
        roleArn = "arn:aws:iam::123456789012:role/any",
    };

    private string FileOf(string name) => Path.Combine(_definitions.Path, $"{name}.asl.json");

    private string Read(string name) => File.ReadAllText(FileOf(name));

    private void Edit(string name, string before, string after)
    {
        var text = Read(name);
        text.ShouldContain(before);
        _definitions.Write(name, text.Replace(before, after, StringComparison.Ordinal));
    }
}
