using System.Text;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.Tests.StatesLanguage.Executions;

namespace Stepyard.Tests.StatesLanguage.Journals;

public sealed class RepetitionTests
{
    private const string Fn = "arn:aws:lambda:eu-west-1:123456789012:function:Fn";

    private const string Sequence = $$$$$"""
        {"StartAt":"A","States":{
          "A":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"a":1},"ResultPath":"$.a","Next":"W"},
          "W":{"Type":"Wait","Seconds":600,"Next":"P"},
          "P":{"Type":"Pass","Parameters":{"id.$":"States.UUID()","r.$":"States.MathRandom(1, 1000)","at.$":"$$.State.EnteredTime"},"Assign":{"id.$":"States.UUID()"},"Next":"B"},
          "B":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"b.$":"$","id.$":"$id"},"End":true}}}
        """;

    private const string Retries = $$$$$"""
        {"StartAt":"Try","States":{
          "Try":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"fail":"Busy","attempt.$":"$$.State.RetryCount"},
            "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":3,"MaxAttempts":3,"JitterStrategy":"FULL"}],
            "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}],"End":true},
          "Caught":{"Type":"Task","Resource":"{{{{{Fn}}}}}","End":true}}}
        """;

    private const string Parallel = $$$$$"""
        {"StartAt":"All","States":{"All":{"Type":"Parallel","End":true,"Branches":[
          {"StartAt":"A1","States":{"A1":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"a":1},"Next":"A2"},"A2":{"Type":"Wait","Seconds":5,"Next":"A3"},"A3":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"a":3},"End":true}}},
          {"StartAt":"B1","States":{"B1":{"Type":"Wait","Seconds":9,"Next":"B2"},"B2":{"Type":"Parallel","End":true,"Branches":[
            {"StartAt":"C","States":{"C":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"c":1},"End":true}}},
            {"StartAt":"D","States":{"D":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"d":1},"End":true}}}]}}}]}}}
        """;

    private const string Iterations = $$$$$"""
        {"StartAt":"Each","States":{"Each":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"Next":"Last",
          "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Next":"J"},"J":{"Type":"Wait","Seconds":2,"Next":"K"},"K":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"k.$":"$"},"End":true}}}},
          "Last":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"last":true},"End":true}}}
        """;

    private const string Failing = $$$$$"""
        {"StartAt":"All","States":{"All":{"Type":"Parallel","Retry":[{"ErrorEquals":["Broken"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["Broken"],"ResultPath":"$.e","Next":"Refuse"}],"End":true,"Branches":[
          {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"fail":"Broken"},"End":true}}},
          {"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":100,"End":true}}}]},
          "Refuse":{"Type":"Fail","Error":"No","CausePath":"$.e.Error"}}}
        """;

    private const string Jsonata = $$$$$"""
        {"QueryLanguage":"JSONata","StartAt":"A","States":{
          "A":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Arguments":{"n":"{% $random() %}","id":"{% $uuid() %}","at":"{% $now() %}"},"Assign":{"seen":"{% $states.result.id %}"},"Next":"B"},
          "B":{"Type":"Wait","Seconds":"{% $length($seen) %}","Next":"C"},
          "C":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Arguments":"{% {'seen': $seen, 'm': $millis()} %}","TimeoutSeconds":60,"End":true}}}
        """;

    private const string Distributed = $$$$$"""
        {"StartAt":"Each","States":{"Each":{"Type":"Map","MaxConcurrency":2,"Next":"Last","ToleratedFailureCount":1,
          "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"},"Parameters":{"Bucket":"hoard","Key":"items.json"}},
          "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"hoard","Prefix":"out"}},
          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I","States":{"I":{"Type":"Task","Resource":"{{{{{Fn}}}}}","End":true}}}},
          "Last":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"map.$":"$"},"End":true}}}
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        { Sequence, "{}" },
        { Retries, "{}" },
        { Parallel, "{}" },
        { Iterations, """{"items":[1,2,3,4]}""" },
        { Failing, "{}" },
        { Jsonata, "{}" },
        { Distributed, "{}" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void With_its_whole_past_an_execution_has_the_same_history_and_asks_nobody(string definition, string input)
    {
        var first = DurableRun.Begin(definition, input, Answer, objects: Hoard()).Finish();

        var again = DurableRun.Begin(definition, input, Answer, first.Journal.Happenings, objects: Hoard()).Finish();

        again.History.ShouldBe(first.History);
        again.End.ShouldBe(first.End);
        again.Calls.ShouldBeEmpty();
        again.Journal.Happenings.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void After_a_crash_at_any_point_what_completed_is_not_repeated_and_the_end_is_the_same(string definition, string input)
    {
        var objects = Hoard();
        var whole = DurableRun.Begin(definition, input, Answer, objects: objects).Finish();
        var happenings = whole.Journal.Happenings;
        for (var crash = 0; crash <= happenings.Count; crash++)
        {
            var past = happenings.Take(crash).ToList();

            var rest = DurableRun.Begin(definition, input, Answer, past, objects: objects).Finish();

            rest.Result.Status.ShouldBe(whole.Result.Status);
            rest.Result.Error.ShouldBe(whole.Result.Error);
            var completed = past.Count(happened => happened.Kind is HappeningKind.Answered or HappeningKind.ChildEnded);
            rest.Calls.Count.ShouldBe(whole.Calls.Count - completed, $"after a crash at {crash} of {happenings.Count}");
            var all = DurableRun.Begin(definition, input, Answer, [.. past, .. rest.Journal.Happenings], objects: objects).Finish();
            all.History.ShouldBe(rest.History, $"after a crash at {crash} of {happenings.Count}, and another one at the end");
        }
    }

    [Fact]
    public void Random_workflows_repeat_their_past()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var definition = RandomDefinition.Draw(seed).Replace("${F}", Fn);
            const string Input = """{"a":{"b":[1,{"c":2}]},"items":[1,"x",{"b":3}],"n":2,"text":"t"}""";
            var first = DurableRun.Begin(definition, Input, AnswerAtRandom).Finish();
            var happenings = first.Journal.Happenings;

            var again = DurableRun.Begin(definition, Input, AnswerAtRandom, happenings).Finish();
            again.History.ShouldBe(first.History, $"seed {seed}");

            var crash = new Random(seed).Next(happenings.Count + 1);
            var rest = DurableRun.Begin(definition, Input, AnswerAtRandom, [.. happenings.Take(crash)]).Finish();
            (rest.Result.Cause ?? "").ShouldNotContain("was interrupted", customMessage: $"seed {seed}, crash at {crash}");
        }

        // The same call has the same answer, also in another life.
        static ValueTask<TaskResult> AnswerAtRandom(TaskRequest request) => new((Encoding.UTF8.GetBytes(request.State).Sum(letter => letter) % 3) switch
        {
            0 => TaskResult.Failed("Busy", "It is."),
            1 => TaskResult.Succeeded(7),
            _ => TaskResult.Succeeded(request.Input),
        });
    }

    [Fact]
    public void A_Task_that_was_under_way_is_dispatched_again_and_the_history_says_so()
    {
        var first = DurableRun.Begin(Sequence, tasks: _ => new(new TaskCompletionSource<TaskResult>().Task));

        var again = DurableRun.Begin(Sequence, past: first.Journal.Happenings).Finish();

        first.Calls.Count.ShouldBe(1);
        again.Trail.ShouldStartWith(
            "ExecutionStarted TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded TaskStateExited WaitStateEntered");
        again.Result.Status.ShouldBe(ExecutionStatus.Succeeded);
    }

    [Theory]
    [InlineData(0, 600)]
    [InlineData(100, 600)]
    [InlineData(3600, 3600)]
    public void A_wait_ends_when_it_should_and_at_once_where_that_has_passed(int secondsOff, int endsAfter)
    {
        var first = DurableRun.Begin(Sequence);
        first.RunUntil(() => first.Trail.EndsWith("WaitStateEntered", StringComparison.Ordinal));

        var again = DurableRun.Begin(Sequence, past: first.Journal.Happenings, after: TimeSpan.FromSeconds(secondsOff)).Finish();

        (again.Result.StopDate - again.Execution.StartDate).ShouldBe(TimeSpan.FromSeconds(endsAfter));
    }

    [Fact]
    public void A_callback_has_the_token_that_it_had_and_the_worker_is_not_called_twice()
    {
        const string Ask = """{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"}},"HeartbeatSeconds":100,"End":true}}}""";
        var first = DurableRun.Begin(Ask, tasks: Submit);
        first.RunUntil(() => first.Trail.EndsWith("TaskSubmitted", StringComparison.Ordinal));
        first.Time.Advance(TimeSpan.FromSeconds(90));
        _ = first.Calls.Single().Progress!.HeartbeatAsync();
        first.RunUntil(() => first.Journal.Happenings[^1].Kind == HappeningKind.Heartbeat);

        var answered = DurableRun.Begin(Ask, past: first.Journal.Happenings, tasks: request => new(TaskResult.Succeeded(request.TaskToken!))).Finish();
        var silent = DurableRun.Begin(Ask, past: first.Journal.Happenings, tasks: Submit).Finish();

        var request = answered.Calls.ShouldHaveSingleItem();
        (request.TaskToken, request.Submitted!.ToJson()).ShouldBe((first.Calls.Single().TaskToken, "1"));
        answered.Trail.ShouldBe("ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded");
        silent.Result.Error.ShouldBe("States.HeartbeatTimeout");
        (silent.Result.StopDate - silent.Execution.StartDate).ShouldBe(TimeSpan.FromSeconds(190));

        static ValueTask<TaskResult> Submit(TaskRequest request)
        {
            if (request.Submitted is null)
            {
                request.Progress!.Submitted(1);
            }

            return new(new TaskCompletionSource<TaskResult>().Task);
        }
    }

    [Fact]
    public void A_service_that_has_forgotten_what_it_was_given_is_called_once_more()
    {
        const string Job = """{"StartAt":"Job","States":{"Job":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync","Parameters":{"JobName":"j"},"End":true}}}""";
        var first = DurableRun.Begin(Job, tasks: request =>
        {
            request.Progress!.Submitted(1);
            return new(new TaskCompletionSource<TaskResult>().Task);
        });
        first.RunUntil(() => first.Trail.EndsWith("TaskSubmitted", StringComparison.Ordinal));

        var second = DurableRun.Begin(Job, past: first.Journal.Happenings, tasks: request => new(request.Submitted is null ? TaskResult.Succeeded(2) : TaskResult.Lost)).Finish();

        second.Calls.Select(call => (call.Submitted?.ToJson(), call.IsAgain)).ShouldBe([("1", false), (null, true)]);
        second.Trail.ShouldBe("ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded");
    }

    [Fact]
    public void A_stop_that_was_written_down_is_not_lost()
    {
        var first = DurableRun.Begin(Sequence);
        first.RunUntil(() => first.Trail.EndsWith("WaitStateEntered", StringComparison.Ordinal));
        first.Execution.Stop("Enough", "Said so.");

        var again = DurableRun.Begin(Sequence, past: first.Journal.Happenings).Finish();

        again.End.ShouldBe("Aborted  Enough Said so.");
    }

    [Fact]
    public void The_execution_as_a_whole_still_times_out()
    {
        var definition = Sequence.Replace("{\"StartAt\"", "{\"TimeoutSeconds\":50,\"StartAt\"");
        var first = DurableRun.Begin(definition);
        first.RunUntil(() => first.Trail.EndsWith("WaitStateEntered", StringComparison.Ordinal));

        var again = DurableRun.Begin(definition, past: first.Journal.Happenings, after: TimeSpan.FromSeconds(20)).Finish();

        again.Result.Status.ShouldBe(ExecutionStatus.TimedOut);
        (again.Result.StopDate - again.Execution.StartDate).ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void Where_the_past_does_not_fit_the_definition_the_execution_fails_and_says_how()
    {
        var first = DurableRun.Begin(Sequence).Finish();

        var again = DurableRun.Begin(Sequence.Replace("\"W\"", "\"X\""), past: first.Journal.Happenings).Finish();

        again.End.ShouldBe("Failed  States.Runtime The execution was interrupted and can't go on: when it is repeated with what was written down of it, it comes to X where it came to W before.");
    }

    [Fact]
    public void Items_that_were_changed_meanwhile_are_not_taken_for_the_ones_that_were_read()
    {
        var first = DurableRun.Begin(Distributed, tasks: Answer, objects: Hoard()).Finish();
        var past = first.Journal.Happenings.TakeWhile(happened => happened.Kind != HappeningKind.ChildEnded).ToList();

        var again = DurableRun.Begin(Distributed, tasks: Answer, past: past, objects: Objects.Of("items.json", "[1,2,3]")).Finish();

        again.Result.Cause!.ShouldEndWith("an object that it reads items from was changed while the execution was interrupted.");
    }

    private static ValueTask<TaskResult> Answer(TaskRequest request) => new(
        request.Input.ToJson() is var input && input.Contains("\"fail\"") && !input.Contains("\"attempt\":2")
            ? TaskResult.Failed(input.Contains("Broken") ? "Broken" : "Busy", "It is.")
            : TaskResult.Succeeded(request.Input));

    private static Objects Hoard() => Objects.Of("items.json", """[{"i":1},{"i":2,"fail":true},{"i":3},{"i":4}]""");
}
