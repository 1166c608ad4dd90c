using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.StateTests;

public sealed class StateTestTests
{
    private const string Invoke = """ "Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"} """;

    [Fact]
    public async Task A_state_alone_shows_what_each_field_makes_of_the_data()
    {
        var result = await RunAsync(new("""{"Type":"Pass","InputPath":"$.a","Parameters":{"b.$":"$"},"ResultPath":"$.r","OutputPath":"$.r.b","Next":"Elsewhere"}""")
        {
            Input = Value.Parse("""{"a":1}"""),
            InspectionLevel = InspectionLevel.Debug,
        });

        (result.Status, result.Output?.ToJson(), result.NextState).ShouldBe((StateTestStatus.Succeeded, "1", "Elsewhere"));
        result.InspectionData.ShouldNotBeNull().Values.ShouldBe(
        [
            new("input", Value.Parse("""{"a":1}""")),
            new("afterInputPath", 1L),
            new("afterParameters", Value.Parse("""{"b":1}""")),
            new("afterResultSelector", Value.Parse("""{"b":1}""")),
            new("afterResultPath", Value.Parse("""{"a":1,"r":{"b":1}}""")),
        ]);
    }

    [Theory]
    [InlineData("Outer", """[1]""")]
    [InlineData("Inner", """{"v":[1]}""")]
    public async Task A_state_of_a_state_machine_is_found_by_its_name_at_any_depth(string name, string output)
    {
        var result = await RunAsync(new("""
            {"StartAt":"Outer","States":{"Outer":{"Type":"Map","ItemsPath":"$.v","End":true,
              "ItemProcessor":{"StartAt":"Inner","States":{"Inner":{"Type":"Pass","End":true}}}}}}
            """)
        {
            StateName = name,
            Input = Value.Parse("""{"v":[1]}"""),
            Mock = name == "Outer" ? new() { Result = "[1]" } : null,
        });

        result.Output?.ToJson().ShouldBe(output);
    }

    [Theory]
    [InlineData(0, StateTestStatus.Retriable, 3L, null)]
    [InlineData(1, StateTestStatus.Retriable, 6L, null)]
    [InlineData(2, StateTestStatus.CaughtError, null, 0)]
    public async Task A_retry_is_told_not_made_and_a_catcher_comes_after_the_last(int retries, StateTestStatus status, long? backoff, int? catcher)
    {
        var result = await RunAsync(new($$"""
            { {{Invoke}},"Retry":[{"ErrorEquals":["Other"]},{"ErrorEquals":["Oops"],"IntervalSeconds":3,"MaxAttempts":2}],
              "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"Sorry"}],"End":true}
            """)
        {
            Mock = new() { ErrorOutput = new("Oops", "dropped") },
            Configuration = new() { RetrierRetryCount = retries },
            InspectionLevel = InspectionLevel.Trace,
        });

        (result.Status, result.Error, result.Cause).ShouldBe((status, "Oops", "dropped"));
        result.InspectionData?.ErrorDetails.ShouldBe(new ErrorDetails(1, backoff, catcher));
        (result.Output?.ToJson(), result.NextState)
            .ShouldBe(catcher is null ? (null, null) : ("""{"e":{"Error":"Oops","Cause":"dropped"}}""", "Sorry"));
    }

    [Theory]
    [InlineData(0, "SUCCEEDED")]
    [InlineData(1, "SUCCEEDED")]
    [InlineData(2, "States.ExceedToleratedFailureThreshold")]
    public async Task A_map_fails_when_more_iterations_failed_than_it_tolerates(int failures, string outcome)
    {
        var result = await RunAsync(new("""
            {"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A","States":{"A":{"Type":"Succeed"}}},
             "ToleratedFailureCount":1,"MaxConcurrency":7,"End":true}
            """)
        {
            Input = Value.Parse("[1,2,3]"),
            Mock = new() { Result = "[1,0,0]" },
            Configuration = new() { MapIterationFailureCount = failures },
            InspectionLevel = InspectionLevel.Debug,
        });

        (result.Error ?? "SUCCEEDED").ShouldBe(outcome);
        (result.InspectionData?.MaxConcurrency, result.InspectionData?.ToleratedFailureCount).ShouldBe((7, 1));
    }

    [Fact]
    public async Task A_map_shows_what_it_makes_of_the_data_that_its_reader_is_given()
    {
        var result = await RunAsync(new("""
            {"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON","ItemsPointer":"/list"},
              "Parameters":{"Bucket":"b","Key":"k"}},
             "ItemSelector":{"n.$":"$$.Map.Item.Value"},"ItemBatcher":{"MaxItemsPerBatch":2},
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A","States":{"A":{"Type":"Succeed"}}},"End":true}
            """)
        {
            Mock = new() { Result = "[]" },
            Configuration = new() { MapItemReaderData = """{"list":[1,2,3]}""" },
            InspectionLevel = InspectionLevel.Debug,
        });

        var shown = result.InspectionData.ShouldNotBeNull();
        shown.AfterItemsPointer?.ToJson().ShouldBe("[1,2,3]");
        shown.AfterItemSelector?.ToJson().ShouldBe("""[{"n":1},{"n":2},{"n":3}]""");
        shown.AfterItemBatcher?.ToJson().ShouldBe("""[{"Items":[{"n":1},{"n":2}]},{"Items":[{"n":3}]}]""");
    }

    [Fact]
    public async Task A_JSONata_state_shows_its_arguments_and_the_variables_after_it()
    {
        var result = await RunAsync(new("""
            {"Type":"Task","QueryLanguage":"JSONata","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"f","Payload":"{% $count %}"},
             "Assign":{"count":"{% $count + $states.result %}"},"Output":"{% $states.context.State.RetryCount %}","End":true}
            """)
        {
            Variables = """{"count":1,"other":true}""",
            Mock = new() { Result = "2" },
            InspectionLevel = InspectionLevel.Debug,
        });

        result.Output?.ToJson().ShouldBe("0");
        result.InspectionData.ShouldNotBeNull().Values.Select(step => $"{step.Key} {step.Value}")
            .ShouldBe(["input {}", """afterArguments {"FunctionName":"f","Payload":1}""", "result 2", """variables {"count":3,"other":true}"""]);
    }

    [Fact]
    public async Task A_context_that_is_given_is_all_that_the_state_sees()
    {
        var result = await RunAsync(new($$"""{ {{Invoke}},"ResultSelector":{"c.$":"$$"},"End":true}""")
        {
            Context = """{"Execution":{"Name":"mine"}}""",
            Mock = new() { Result = "1" },
        });

        result.Output?.ToJson().ShouldBe("""{"c":{"Execution":{"Name":"mine"}}}""");
    }

    [Theory]
    [InlineData("""{"Type":"Pass","End":true}""", "1", "State type 'Pass' is not supported when a mock is specified")]
    [InlineData("""{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}""", "1", "Mocked result must be an array.")]
    [InlineData("""{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}""", "[]", "Mocked result must contain the same number of items as number of Parallel branches.")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},"End":true}""", null, "RoleArn must be specified when testing a Task state")]
    public void What_cannot_be_mocked_or_must_be_is_refused(string definition, string? result, string message) =>
        Refusal(new(definition) { Mock = result is null ? null : new() { Result = result } }).ShouldBe(("ValidationException", message));

    [Fact]
    public async Task A_map_that_writes_its_results_comes_to_where_they_are()
    {
        var result = await RunAsync(new("""
            {"Type":"Map","ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b"}},
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"A","States":{"A":{"Type":"Succeed"}}},"End":true}
            """)
        {
            Input = Value.Parse("[1]"),
            Mock = new() { Result = """{"MapRunArn":"arn"}""" },
        });

        result.Output?.ToJson().ShouldBe("""{"MapRunArn":"arn"}""");
    }

    [Theory]
    [InlineData("""{"Pokedex":{}}""", "Field 'Pokedex' is not allowed")]
    [InlineData("""{"Execution":{"Id":1}}""", "Execution.Id must be a string")]
    [InlineData("""{"State":{"RetryCount":"1"}}""", "State.RetryCount must be a number")]
    [InlineData("""{"Task":{"Token":"t"}}""", "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern")]
    public void A_context_that_no_execution_has_is_refused(string context, string message) =>
        Refusal(new($$"""{ {{Invoke}},"End":true}""") { Context = context, Mock = new() { Result = "1" } })
            .ShouldBe(("ValidationException", $"Invalid Context object provided: {message}"));

    [Fact]
    public async Task A_state_that_waits_longer_than_five_minutes_fails()
    {
        var time = new VirtualTime();
        StateTest.TryPrepare(new("""{"Type":"Wait","Seconds":301,"End":true}""") { Time = time }, out var test, out _).ShouldBeTrue();
        var running = test.RunAsync();
        time.AdvanceToNextTimer();

        var result = await running;
        (result.Status, result.Error).ShouldBe((StateTestStatus.Failed, "States.Timeout"));
    }

    private static async Task<StateTestResult> RunAsync(StateTestRequest request)
    {
        StateTest.TryPrepare(request, out var test, out var refusal).ShouldBeTrue(refusal?.Message);
        return await test.RunAsync();
    }

    private static (string Code, string Message) Refusal(StateTestRequest request)
    {
        StateTest.TryPrepare(request, out _, out var refusal).ShouldBeFalse();
        return (refusal.Code, refusal.Message);
    }
}
