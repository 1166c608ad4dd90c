using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>Whatever the definition and the input: an execution ends, never throws, and its history adds up.</summary>
public sealed class RandomWorkflowTests
{
    [Fact]
    public void Every_workflow_ends_with_a_history_that_adds_up() => Prop.ForAll(Workflows(), Holds).QuickCheckThrowOnFailure();

    private static void Holds((string Definition, string Input) drawn)
    {
        var errors = 0;
        var workflow = Workflow.Run(drawn.Definition, drawn.Input, request => errors++ % 3 == 1 ? TaskResult.Failed("E", "c") : TaskResult.Succeeded(request.Input));

        var events = workflow.Events;
        workflow.Result.Cause?.ShouldNotContain("Internal error");
        events.Select(happened => happened.Id).ShouldBe(Enumerable.Range(1, events.Count));
        events.ShouldAllBe(happened => happened.PreviousId < happened.Id && happened.PreviousId >= 0);
        events[0].Type.ShouldBe("ExecutionStarted");
        events[^1].Type.ShouldBe($"Execution{workflow.Result.Status}");
        events.Count(happened => happened.Type.StartsWith("Execution", StringComparison.Ordinal)).ShouldBe(2);
        if (workflow.Result.Status == ExecutionStatus.Succeeded)
        {
            AssertEveryStateEntered(workflow);
        }
    }

    private static void AssertEveryStateEntered(Workflow workflow)
    {
        int Count(string suffix) => workflow.Events.Count(happened => happened.Type.EndsWith(suffix, StringComparison.Ordinal));

        // Inside a Parallel or Map state that was caught, a state may have been left by failing or by being cut short.
        var left = Count("StateExited");
        Count("StateEntered").ShouldBeGreaterThanOrEqualTo(left);
        if (Count("StateFailed") == 0 && workflow.Result.Output is not null && Count("FailStateEntered") == 0 && Count("StateAborted") == 0)
        {
            Count("StateEntered").ShouldBe(left);
            Count("MapIterationStarted").ShouldBe(Count("MapIterationSucceeded"));
        }
    }

    private static Arbitrary<(string, string)> Workflows() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from size in Gen.Choose(1, 6)
        from input in Gen.Elements("{}", "1", "null", "\"text\"", "[1,2,3]", """{"a":{"b":[1,{"c":true}]},"n":5,"items":[1,"two",[3],{"n":4}]}""")
        select (Definition(new Random(seed), size, depth: 0), input));

    /// <summary>A chain of states that leads to a Succeed state, which may also catch their errors.</summary>
    private static string Definition(Random random, int size, int depth) => Chain(random, size, depth).Replace('\'', '"');

    private static string Chain(Random random, int size, int depth)
    {
        var prefix = $"S{random.Next():x}_";
        var last = prefix + size;
        var states = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            states.Append($"'{prefix}{i}':{{{State(random, last, depth)},'Next':'{prefix}{i + 1}'}},");
        }

        return $"{{'StartAt':'{prefix}0','States':{{{states}'{last}':{{'Type':'Succeed'}}}}}}";
    }

    private static string State(Random random, string last, int depth) => random.Next(depth < 2 ? 10 : 7) switch
    {
        0 => "'Type':'Pass','Result':{'r':[1,2]},'ResultPath':'$.r'",
        1 => $"'Type':'Pass','InputPath':'{Path(random)}'",
        2 => $"'Type':'Pass','Parameters':{{'p.$':'{Path(random)}','q.$':'$$.State.Name'}}",
        3 => $"'Type':'Wait','Seconds':{random.Next(100_000)}",
        4 => $"'Type':'Task','Resource':'${{F}}','Retry':[{{'ErrorEquals':['E'],'MaxAttempts':{random.Next(3)}}}]{Catch(random, last)}",
        5 => $"'Type':'Task','Resource':'arn:aws:states:::sns:publish','ResultPath':'$.t','TimeoutSeconds':5{Catch(random, last)}",
        6 => "'Type':'Wait','SecondsPath':'$.n'",
        7 => $"'Type':'Parallel','Branches':[{Chain(random, 2, depth + 1)},{Chain(random, 1, depth + 1)}]{Catch(random, last)}",
        8 => $"'Type':'Map','ItemsPath':'$.items','MaxConcurrency':{random.Next(3)},'ItemProcessor':{Chain(random, 2, depth + 1)}{Catch(random, last)}",
        _ => $"'Type':'Parallel','Branches':[{Failing(random)},{Chain(random, 1, depth + 1)}]{Catch(random, last)}",
    };

    private static string Failing(Random random)
    {
        var name = $"F{random.Next():x}";
        return $"{{'StartAt':'{name}','States':{{'{name}':{{'Type':'Fail','Error':'E'}}}}}}";
    }

    private static string Path(Random random) => random.Next(4) switch { 0 => "$.a", 1 => "$.items[0]", 2 => "$.a.b[1].c", _ => "$" };

    private static string Catch(Random random, string next) =>
        random.Next(2) == 0 ? "" : $",'Catch':[{{'ErrorEquals':['States.ALL'],'ResultPath':'$.e','Next':'{next}'}}]";
}
