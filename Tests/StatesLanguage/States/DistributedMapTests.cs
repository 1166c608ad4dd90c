using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.States;

public sealed class DistributedMapTests
{
    private const string Pass = """{"Each":{"Type":"Pass","End":true}}""";
    private const string Choose = """
        {"Each":{"Type":"Choice","Choices":[{"Variable":"$","NumericLessThan":0,"Next":"Refuse"}],"Default":"Take"},
         "Refuse":{"Type":"Fail","Error":"Negative","Cause":"no"},"Take":{"Type":"Pass","End":true}}
        """;

    [Fact]
    public void Each_item_runs_in_an_execution_of_its_own_and_the_parent_tells_of_the_run_alone()
    {
        var workflow = Workflow.Run(Map(Pass), "[1,2,3]");

        workflow.Output.ShouldBe("[1,2,3]");
        workflow.Trail.ShouldBe("MapStateEntered MapStateStarted MapRunStarted MapRunSucceeded MapStateSucceeded MapStateExited");
        workflow.Json[2].GetProperty("mapStateStartedEventDetails").GetProperty("length").GetInt32().ShouldBe(3);
        workflow.Json[3].GetProperty("mapRunStartedEventDetails").GetProperty("mapRunArn").GetString()!
            .ShouldMatch("^arn:aws:states:eu-west-1:123456789012:mapRun:Machine/[-0-9a-f]{36}:[-0-9a-f]{36}$");
        workflow.Json[6].GetProperty("previousEventId").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void A_child_execution_knows_itself_and_not_its_parent()
    {
        const string Ask = """{"Each":{"Type":"Pass","Parameters":{"id.$":"$$.Execution.Id","name.$":"$$.Execution.Name","input.$":"$$.Execution.Input","machine.$":"$$.StateMachine.Id"},"End":true}}""";

        var child = ((ArrayValue)Workflow.Run(Map(Ask, """ "Label":"Lair", """), """["gold"]""").Result.Output!)[0].ToJson();

        var json = JsonElement.Parse(child);
        var name = json.GetProperty("name").GetString();
        json.GetProperty("id").GetString().ShouldBe($"arn:aws:states:eu-west-1:123456789012:execution:Machine/Lair:{name}");
        json.GetProperty("machine").GetString().ShouldBe("arn:aws:states:eu-west-1:123456789012:stateMachine:Machine/Lair");
        json.GetProperty("input").GetString().ShouldBe("gold");
        Guid.TryParse(name, out _).ShouldBeTrue();
    }

    [Fact]
    public void ItemSelector_sees_the_item_where_it_is_from_and_the_whole_input()
    {
        const string Selector = """ "ItemsPath":"$.items","ItemSelector":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value","s.$":"$$.Map.Item.Source","all.$":"$.tax"}, """;

        Workflow.Run(Map(Pass, Selector), """{"items":["a"],"tax":7}""").Output.ShouldBe("""[{"i":0,"v":"a","s":"STATE_DATA","all":7}]""");
    }

    [Fact]
    public void The_members_of_an_object_are_items_with_a_key()
    {
        const string Selector = """ "ItemsPath":"$.hoard","ItemSelector":{"i.$":"$$.Map.Item.Index","k.$":"$$.Map.Item.Key","v.$":"$$.Map.Item.Value","s.$":"$$.Map.Item.Source"}, """;

        var selected = Workflow.Run(Map(Pass, Selector), """{"hoard":{"gold":7,"gems":[1]}}""");

        selected.Output.ShouldBe("""[{"i":0,"k":"gold","v":7,"s":"STATE_DATA"},{"i":1,"k":"gems","v":[1],"s":"STATE_DATA"}]""");
        selected.Json[2].GetProperty("mapStateStartedEventDetails").GetProperty("length").GetInt32().ShouldBe(2);
        Workflow.Run(Map(Pass), """{"gold":7}""").Output.ShouldBe("""[{"Key":"gold","Value":7}]""");
    }

    [Theory]
    [InlineData("{% $states.input.hoard %}", "[\"gold=7\"]")]
    [InlineData("{% $states.input.hoard.gold %}", null)]
    public void An_object_may_come_from_JSONata(string items, string? expected)
    {
        var workflow = Workflow.Run($$$"""
            {"Map":{"Type":"Map","QueryLanguage":"JSONata","Items":"{{{items}}}","ItemSelector":"{% $states.context.Map.Item.Key & '=' & $states.context.Map.Item.Value %}",
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Each","States":{{{Pass}}}},"End":true}}
            """, """{"hoard":{"gold":7}}""");

        workflow.Result.Output?.ToJson().ShouldBe(expected);
        workflow.Result.Error.ShouldBe(expected is null ? "States.QueryEvaluationError" : null);
    }

    [Theory]
    [InlineData("""{"MaxItemsPerBatch":2}""", """[{"Items":[1,2]},{"Items":[3,4]},{"Items":[5]}]""")]
    [InlineData("""{"MaxItemsPerBatch":3,"BatchInput":{"tax":7}}""", """[{"BatchInput":{"tax":7},"Items":[1,2,3]},{"BatchInput":{"tax":7},"Items":[4,5]}]""")]
    [InlineData("""{"MaxInputBytesPerBatch":17}""", """[{"Items":[1,2,3]},{"Items":[4,5]}]""")]
    [InlineData("""{"MaxItemsPerBatchPath":"$$.Execution.Input[0]"}""", """[{"Items":[1]},{"Items":[2]},{"Items":[3]},{"Items":[4]},{"Items":[5]}]""")]
    public void Items_come_in_batches(string batcher, string expected) =>
        Workflow.Run(Map(Pass, $""" "ItemBatcher":{batcher}, """), "[1,2,3,4,5]").Output.ShouldBe(expected);

    [Theory]
    [InlineData("", "[1,-2,3]", false)]
    [InlineData(""" "ToleratedFailureCount":1, """, "[1,-2,3]", true)]
    [InlineData(""" "ToleratedFailureCount":1, """, "[-1,-2,3]", false)]
    [InlineData(""" "ToleratedFailurePercentage":50, """, "[-1,2]", true)]
    [InlineData(""" "ToleratedFailurePercentage":50, """, "[-1,-2,3]", false)]
    [InlineData(""" "ToleratedFailurePercentage":100, """, "[-1,-2]", true)]
    [InlineData(""" "ToleratedFailureCount":1,"ToleratedFailurePercentage":10, """, "[-1,2,3]", false)]
    public void So_many_items_may_fail(string fields, string items, bool succeeds)
    {
        var workflow = Workflow.Run(Map(Choose, fields), items);

        workflow.Result.Status.ShouldBe(succeeds ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);
        if (!succeeds)
        {
            (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"));
            workflow.Trail.ShouldBe("MapStateEntered MapStateStarted MapRunStarted MapRunFailed MapStateFailed");
        }
    }

    [Fact]
    public void An_item_that_may_fail_leaves_everything_about_it_in_the_result()
    {
        var workflow = Workflow.Run(Map(Choose, """ "ToleratedFailureCount":1, """), "[1,-2]");

        var failed = (ObjectValue)((ArrayValue)workflow.Result.Output!)[1];
        failed.Select(member => member.Key).ShouldBe(
            ["Cause", "Error", "ExecutionArn", "Input", "InputDetails", "Name", "RedriveCount", "RedriveStatus", "StartDate", "StateMachineArn", "Status", "StopDate"]);
        (failed["Input"], failed["Error"], failed["Status"]).ShouldBe(((Value)"-2", (Value)"Negative", (Value)"FAILED"));
    }

    [Theory]
    [InlineData("ToleratedFailureCount", "{}", "The ToleratedFailureCountPath field refers to value \"{}\" which is not a valid integer: $.t")]
    [InlineData("ToleratedFailureCount", "\"some\"", "The ToleratedFailureCountPath field refers to value \"some\" which is not a valid integer: $.t")]
    [InlineData("ToleratedFailureCount", "-1", "ToleratedFailureCount cannot be negative.")]
    [InlineData("ToleratedFailurePercentage", "\"some\"", "The ToleratedFailurePercentagePath field refers to value \"some\" which is not a valid float: $.t")]
    [InlineData("ToleratedFailurePercentage", "100.1", "ToleratedFailurePercentage must be between 0 and 100.")]
    public void A_tolerance_that_is_none_ends_the_execution_before_the_run_begins(string field, string value, string cause)
    {
        var workflow = Workflow.Run(Map(Pass, $""" "ItemsPath":"$.items","{field}Path":"$.t", """), $$"""{"items":[1],"t":{{value}}}""");

        workflow.Result.Error.ShouldBe("States.Runtime");
        workflow.Result.Cause.ShouldBe($"An error occurred while executing the state 'Map' (entered at the event id #2). {cause}");
        workflow.Trail.ShouldBe("MapStateEntered MapStateStarted");
    }

    [Theory]
    [InlineData("1", 30)]
    [InlineData("2", 20)]
    [InlineData("0", 10)]
    public void So_many_children_run_at_a_time(string maxConcurrency, int seconds) =>
        Workflow.Run(Map("""{"Each":{"Type":"Wait","Seconds":10,"End":true}}""", $""" "MaxConcurrency":{maxConcurrency}, """), "[1,2,3]").Seconds.ShouldBe(seconds);

    [Fact]
    public void Too_many_failures_stop_the_children_that_run_and_those_to_come()
    {
        var runs = new Runs();
        const string Slow = """
            {"Each":{"Type":"Choice","Choices":[{"Variable":"$","NumericLessThan":0,"Next":"Refuse"}],"Default":"Take"},
             "Refuse":{"Type":"Fail"},"Take":{"Type":"Wait","Seconds":100,"End":true}}
            """;

        var workflow = Workflow.Run(Map(Slow, """ "MaxConcurrency":2, """), "[1,-2,3]", mapRuns: runs);

        workflow.Seconds.ShouldBe(0);
        var counts = runs.Run.Executions;
        (counts.Failed, counts.Aborted, counts.Pending, counts.Running, counts.Total).ShouldBe((1, 1, 1, 0, 3));
        runs.Run.Status.ShouldBe(MapRunStatus.Failed);
    }

    [Fact]
    public void Stopping_the_execution_stops_its_children()
    {
        var runs = new Runs();
        var workflow = Workflow.Start(Map("""{"Each":{"Type":"Wait","Seconds":100,"End":true}}"""), "[1,2]", (_, _) => default, mapRuns: runs);

        workflow.Execution.Stop("Enough", null);

        workflow.Result.Status.ShouldBe(ExecutionStatus.Aborted);
        workflow.Trail.ShouldBe("MapStateEntered MapStateStarted MapRunStarted MapRunAborted");
        runs.Children.ShouldAllBe(child => child.Result!.Status == ExecutionStatus.Aborted);
        (runs.Run.Status, runs.Run.Items.Aborted, runs.Run.Items.Running).ShouldBe((MapRunStatus.Aborted, 2L, 0L));
    }

    [Fact]
    public void A_branch_that_fails_stops_the_map_run_of_another()
    {
        var runs = new Runs();
        var states = $$"""
            {"Both":{"Type":"Parallel","Branches":[
              {"StartAt":"Map","States":{{Map("""{"Each":{"Type":"Wait","Seconds":100,"End":true}}""")}}},
              {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"Next":"Stop"},"Stop":{"Type":"Fail"} } }],"End":true} }
            """;

        var workflow = Workflow.Run(states, "[1,2]", mapRuns: runs);

        workflow.Trail.ShouldEndWith("FailStateEntered MapRunAborted MapStateAborted ParallelStateFailed");
        runs.Children.ShouldAllBe(child => child.Result!.Status == ExecutionStatus.Aborted);
        runs.Run.Status.ShouldBe(MapRunStatus.Aborted);
    }

    [Theory]
    [InlineData("""{"Mode":"DISTRIBUTED"}""", "These fields are required: [ExecutionType]")]
    [InlineData("""{"Mode":"INLINE","ExecutionType":"STANDARD"}""", "Field 'ExecutionType' is not supported")]
    public void Child_executions_have_a_type_and_iterations_have_none(string config, string problem)
    {
        var definition = $$$$"""
            {"StartAt":"Map","States":{"Map":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{{{{config}}}},"StartAt":"Each","States":{{{{Pass}}}}},"End":true}}}
            """;

        StateMachine.Parse(definition, WorkflowType.Standard).Errors.ShouldHaveSingleItem().Message.ShouldBe(problem);
    }

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", "Express state machine does not support '.waitForTaskToken' service integration ")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "Express state machine does not support '.sync:2' service integration")]
    public void An_express_child_does_not_wait_for_what_it_calls(string resource, string problem)
    {
        var task = $$$"""{"Each":{"Type":"Task","Resource":"{{{resource}}}","Parameters":{"FunctionName":"f","StateMachineArn":"m","Payload.$":"$$.Task.Token"},"End":true}}""";

        StateMachine.Parse($$"""{"StartAt":"Map","States":{{Map(task, executionType: "EXPRESS")}} }""", WorkflowType.Standard).Errors
            .ShouldContain(found => found.Message == problem);
    }

    [Fact]
    public void A_run_that_goes_on_can_be_given_more_room()
    {
        var runs = new Runs();
        var workflow = Workflow.Start(Map("""{"Each":{"Type":"Wait","Seconds":100,"End":true}}""", """ "MaxConcurrency":1, """), "[1,2,3]", (_, _) => default, mapRuns: runs);

        runs.Run.Update(maxConcurrency: 3, null, null);
        workflow.Finish();

        workflow.Seconds.ShouldBe(100);
    }

    [Fact]
    public void A_run_that_must_not_begin_fails_the_state()
    {
        var workflow = Workflow.Run(Map(Pass), "[1]", mapRuns: new Runs { Refusal = new("States.Permissions", "not allowed") });

        (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.Permissions", "not allowed"));
        workflow.Trail.ShouldBe("MapStateEntered MapStateStarted");
    }

    [Fact]
    public async Task Tasks_of_children_run_side_by_side()
    {
        var answers = new List<TaskCompletionSource<TaskResult>>();
        var workflow = Workflow.Start(Map(Workflow.Task()), "[1,2,3]", (_, _) =>
        {
            answers.Add(new());
            return new(answers[^1].Task);
        });

        answers.Count.ShouldBe(3);
        for (var i = answers.Count - 1; i >= 0; i--)
        {
            answers[i].SetResult(TaskResult.Succeeded(i));
        }

        await workflow.Execution.Completion;
        workflow.Output.ShouldBe("[0,1,2]");
    }

    [Fact]
    public void Ten_thousand_express_children_leave_no_history()
    {
        var runs = new Runs();
        var items = $"[{string.Join(',', Enumerable.Range(0, 10_000))}]";

        var workflow = Workflow.Run(Map(Pass, executionType: "EXPRESS"), items, mapRuns: runs);

        workflow.Output.ShouldBe(items);
        workflow.Events.Count.ShouldBe(8);
        runs.Children.ShouldAllBe(child => child.Identity.Id.StartsWith("arn:aws:states:eu-west-1:123456789012:express:Machine/"));
        runs.Run.Executions.Succeeded.ShouldBe(10_000);
    }

    [Fact]
    public void A_distributed_map_may_hold_another()
    {
        var inner = Map(Pass, executionType: "EXPRESS");

        Workflow.Run(Map(inner.Replace("\"Map\"", "\"Inner\"").Replace("\"Type\":\"Inner\"", "\"Type\":\"Map\"")), "[[1,2],[3]]").Output.ShouldBe("[[1,2],[3]]");
    }

    [Fact]
    public void A_failure_of_the_run_can_be_caught()
    {
        const string Catch = """ "Catch":[{"ErrorEquals":["States.ExceedToleratedFailureThreshold"],"Next":"Rescue"}], """;
        var states = Map(Choose, Catch)[..^1] + ""","Rescue":{"Type":"Pass","Result":"saved","End":true}}""";

        var workflow = Workflow.Run(states, "[-1]");

        workflow.Output.ShouldBe("\"saved\"");
        workflow.Trail.ShouldStartWith("MapStateEntered MapStateStarted MapRunStarted MapRunFailed MapStateFailed MapStateExited");
    }

    [Theory]
    [InlineData("""{}""", "STANDARD", "At least one of these fields must be set")]
    [InlineData("""{"MaxItemsPerBatch":-1}""", "STANDARD", "MaxItemsPerBatch")]
    [InlineData("""{"MaxItemsPerBatch":1}""", "FAST", "Value should be one of the following: [STANDARD, EXPRESS]")]
    public void A_definition_that_cannot_run_is_refused(string batcher, string type, string problem)
    {
        var definition = $$"""{"StartAt":"Map","States":{{Map(Pass, $""" "ItemBatcher":{batcher}, """, type)}}}""";

        StateMachine.Parse(definition, WorkflowType.Standard).Problems.ShouldContain(found => found.ToString().Contains(problem));
    }

    [Fact]
    public void Every_field_takes_JSONata()
    {
        const string States = """
            {"Map":{"Type":"Map","QueryLanguage":"JSONata","Items":"{% $states.input.items %}","MaxConcurrency":"{% $states.input.two %}",
             "ToleratedFailureCount":"{% $states.input.two - 1 %}","ToleratedFailurePercentage":"{% 50 %}","Label":"Lair",
             "ItemSelector":"{% $states.context.Map.Item.Value * 10 %}",
             "ItemBatcher":{"MaxItemsPerBatch":"{% $states.input.two %}","BatchInput":{"tax":"{% $states.input.two %}"}},
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"Each","States":{
              "Each":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"sum":"{% $sum($states.input.Items) + $states.input.BatchInput.tax %}"},"End":true}}},
             "Output":"{% $states.result.sum %}","End":true}}
            """;

        Workflow.Run(States, """{"items":[1,2,3],"two":2}""").Output.ShouldBe("[32,32]");
    }

    [Fact]
    public void A_child_does_not_see_its_parents_variables()
    {
        const string States = """
            {"Set":{"Type":"Pass","QueryLanguage":"JSONata","Assign":{"tax":7},"Next":"Map"},
             "Map":{"Type":"Map","QueryLanguage":"JSONata","Items":[1],"ItemSelector":{"tax":"{% $tax %}"},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Each","States":{
               "Each":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"selected":"{% $states.input.tax %}","seen":"{% $exists($tax) %}"},"End":true}}},"End":true}}
            """;

        Workflow.Run(States).Output.ShouldBe("""[{"selected":7,"seen":false}]""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("dragon lair")]
    [InlineData("lair[1]")]
    [InlineData("an-extraordinarily-long-label-of-a-dragons-lair")]
    public void A_label_that_no_ARN_holds_is_refused(string label)
    {
        var definition = $$"""{"StartAt":"Map","States":{{Map(Pass, $""" "Label":"{label}", """)}}}""";

        StateMachine.Parse(definition, WorkflowType.Standard).Errors.ShouldHaveSingleItem().Code.ShouldBe("INVALID_LABEL_NAME");
    }

    [Fact]
    public void A_label_belongs_to_one_Map_state()
    {
        const string Lair = """ "Label":"Lair", """;
        var nested = Map(Pass, Lair).Replace("""{"Map":""", """{"Inner":""");

        var problem = StateMachine.Parse($$"""{"StartAt":"Map","States":{{Map(nested, Lair)}}}""", WorkflowType.Standard).Errors.ShouldHaveSingleItem();

        problem.Code.ShouldBe("DUPLICATE_LABEL_NAME");
    }

    private static string Map(string processor, string fields = "", string executionType = "STANDARD")
    {
        var start = JsonElement.Parse(processor).EnumerateObject().First().Name;
        return $$$"""
            {"Map":{"Type":"Map",{{{fields}}}"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"{{{executionType}}}"},"StartAt":"{{{start}}}","States":{{{processor}}}},"End":true}}
            """.Trim();
    }

    private sealed class Runs : IMapRuns
    {
        public MapRun Run { get; private set; } = null!;

        public List<Execution> Children { get; } = [];

        public StatesError? Refusal { get; init; }

        public StatesError? Begin(MapRun run)
        {
            Run = run;
            return Refusal;
        }

        public Execution Create(MapRun run, ExecutionRequest request, int items)
        {
            Children.Add(new(request));
            return Children[^1];
        }
    }
}
