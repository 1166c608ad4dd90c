using static Stepyard.Tests.Local.StepFunctions.RestartedYards;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>State machines, activities and executions that have ended are as they were once the yard starts again.</summary>
public sealed class KeptTests : IDisposable
{
    private const string MachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";

    private readonly RestartedYards _yards = new();

    public void Dispose() => _yards.Dispose();

    [Fact]
    public async Task Names_stay_taken()
    {
        await using (var yard = await _yards.StartAsync())
        {
            await yard.CreateAsync(StatesYard.Pass, name: "short");
            await yard.CreateAsync(Day, name: "long");
            await yard.CallAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[1]" });
            var ended = await yard.CallAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "n" });
            await yard.EndAsync(ended.GetProperty("executionArn").GetString()!);
        }

        await using var again = await _yards.StartAsync();
        (await again.RefusalAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "n" })).Code.ShouldBe("ExecutionAlreadyExists");
        (await again.RefusalAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[ 1 ]" })).Code.ShouldBe("ExecutionAlreadyExists");
        var same = await again.CallAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[1]" });
        same.GetProperty("startDate").GetRawText().ShouldBe("1.7672256E9");
        (await again.CallAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "other" })).TryGetProperty("executionArn", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task All_that_can_be_asked_of_an_execution_that_has_ended_is_answered_as_before()
    {
        var questions = new List<(string Operation, object Request, string Answer)>();
        await using (var yard = await _yards.StartAsync())
        {
            var stateMachineArn = await yard.CreateAsync(Map("Label\":\"Lair"));
            var version = (await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn })).GetProperty("stateMachineVersionArn").GetString();
            var alias = (await yard.CallAsync("CreateStateMachineAlias", new { name = "live", routingConfiguration = new[] { new { stateMachineVersionArn = version, weight = 100 } } }))
                .GetProperty("stateMachineAliasArn").GetString();
            var executionArn = (await yard.RunAsync(alias!, "[1, 2, 3]")).GetProperty("executionArn").GetString()!;
            var failed = (await yard.RunAsync(stateMachineArn, "\"none\"")).GetProperty("executionArn").GetString()!;
            var mapRunArn = (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0].GetProperty("mapRunArn").GetString();
            var childArn = (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions")[1].GetProperty("executionArn").GetString();
            foreach (var asked in new[] { executionArn, failed, childArn })
            {
                await AskAsync(yard, "DescribeExecution", new { executionArn = asked });
                await AskAsync(yard, "DescribeExecution", new { executionArn = asked, includedData = "METADATA_ONLY" });
                await AskAsync(yard, "DescribeStateMachineForExecution", new { executionArn = asked });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked, reverseOrder = true, maxResults = 3 });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked, includeExecutionData = false });
                await AskAsync(yard, "ListMapRuns", new { executionArn = asked });
            }

            await AskAsync(yard, "DescribeMapRun", new { mapRunArn });
            await AskAsync(yard, "ListExecutions", new { mapRunArn });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn, maxResults = 1 });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn, statusFilter = "FAILED" });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn = alias });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn = version });
        }

        for (var i = 0; i < 2; i++)
        {
            await using var again = await _yards.StartAsync();
            again.Lines.ShouldBeEmpty();
            foreach (var (operation, request, answer) in questions)
            {
                (await again.CallAsync(operation, request)).GetRawText().ShouldBe(answer, operation);
            }
        }

        async Task AskAsync(StatesYard yard, string operation, object request) =>
            questions.Add((operation, request, (await yard.CallAsync(operation, request)).GetRawText()));
    }

    [Fact]
    public async Task State_machines_and_activities_of_the_API_come_back_as_they_were_left()
    {
        var questions = new (string, object)[]
        {
            ("ListStateMachines", new { }),
            ("DescribeStateMachine", new { stateMachineArn = MachineArn }),
            ("DescribeStateMachine", new { stateMachineArn = $"{MachineArn}:2" }),
            ("ListStateMachineVersions", new { stateMachineArn = MachineArn }),
            ("DescribeStateMachineAlias", new { stateMachineAliasArn = $"{MachineArn}:live" }),
            ("ListTagsForResource", new { resourceArn = MachineArn }),
            ("ListActivities", new { }),
            ("DescribeActivity", new { activityArn = "arn:aws:states:us-east-1:123456789012:activity:bake" }),
            ("ListTagsForResource", new { resourceArn = "arn:aws:states:us-east-1:123456789012:activity:bake" }),
        };
        List<string> answers;
        await using (var yard = await _yards.StartAsync())
        {
            await yard.CreateAsync(StatesYard.Pass);
            await yard.CreateAsync(StatesYard.Wait, "EXPRESS", "deleted");
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn("deleted") });
            _yards.Time.Advance(TimeSpan.FromMinutes(1));
            await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = MachineArn, description = "first" });
            await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = MachineArn, definition = StatesYard.Wait, publish = true, tracingConfiguration = new { enabled = true } });
            await yard.CallAsync("CreateStateMachineAlias", new
            {
                name = "live",
                routingConfiguration = new[] { new { stateMachineVersionArn = $"{MachineArn}:1", weight = 30 }, new { stateMachineVersionArn = $"{MachineArn}:2", weight = 70 } },
            });
            await yard.CallAsync("TagResource", new { resourceArn = MachineArn, tags = new[] { new { key = "oven", value = "heiß" } } });
            await yard.CallAsync("CreateActivity", new { name = "bake", tags = new[] { new { key = "oven", value = "1" } } });
            await yard.CallAsync("CreateActivity", new { name = "gone" });
            await yard.CallAsync("DeleteActivity", new { activityArn = "arn:aws:states:us-east-1:123456789012:activity:gone" });
            answers = await AnswersAsync(yard);
        }

        _yards.Time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 2; i++)
        {
            await using var again = await _yards.StartAsync();
            (await AnswersAsync(again)).ShouldBe(answers);
        }

        async Task<List<string>> AnswersAsync(StatesYard yard)
        {
            var told = new List<string>();
            foreach (var (operation, request) in questions)
            {
                told.Add((await yard.CallAsync(operation, request)).GetRawText());
            }

            return told;
        }
    }

    [Fact]
    public async Task A_state_machine_of_the_program_is_as_the_program_has_it_and_executions_keep_what_they_were_started_with()
    {
        string executionArn;
        string created;
        await using (var yard = await _yards.StartAsync(resources: [Program(Day), Program(StatesYard.Pass, "dropped")]))
        {
            executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn = MachineArn })).GetProperty("executionArn").GetString()!;
            created = (await yard.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn })).GetRawText();
        }

        _yards.Time.Advance(TimeSpan.FromHours(1));
        await using (var same = await _yards.StartAsync(resources: [Program(Day)]))
        {
            (await same.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn })).GetRawText().ShouldBe(created);
            (await same.RefusalAsync("DescribeStateMachine", new { stateMachineArn = Arn("dropped") })).Code.ShouldBe("StateMachineDoesNotExist");
        }

        await using var changed = await _yards.StartAsync(resources: [Program(StatesYard.Fail)]);
        var described = await changed.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn });
        described.GetProperty("definition").GetString().ShouldBe(StatesYard.Fail);
        described.GetProperty("creationDate").GetRawText().ShouldBe("1.7672256E9");
        described.TryGetProperty("revisionId", out _).ShouldBeTrue();
        (await changed.CallAsync("DescribeStateMachineForExecution", new { executionArn })).GetProperty("definition").GetString().ShouldBe(Day);
        (await _yards.EndAsync(changed, executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task A_state_machine_that_was_deleted_stays_away_with_its_executions()
    {
        string ended;
        string ran;
        await using (var yard = await _yards.StartAsync())
        {
            await yard.CreateAsync(Day);
            ended = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass, name: "other"))).GetProperty("executionArn").GetString()!;
            ran = (await yard.CallAsync("StartExecution", new { stateMachineArn = MachineArn })).GetProperty("executionArn").GetString()!;
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = MachineArn });
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn("other") });
        }

        await using var again = await _yards.StartAsync();
        again.Lines.ShouldBeEmpty();
        foreach (var executionArn in new[] { ended, ran })
        {
            (await again.RefusalAsync("DescribeExecution", new { executionArn })).Code.ShouldBe("ExecutionDoesNotExist");
        }

        await again.CreateAsync(Day);
        (await again.CallAsync("ListExecutions", new { stateMachineArn = MachineArn })).GetProperty("executions").GetArrayLength().ShouldBe(0);
    }

    private static Pulumi.Testing.MockResourceArgs Program(string definition, string name = "pizza") => StatesYard.Resource(
        "aws-native:stepfunctions:StateMachine", name, ("stateMachineName", name), ("definitionString", definition), ("roleArn", StatesYard.UnknownRole), ("stateMachineType", "STANDARD"));
}
