using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>
/// Whatever the definition and the input: an execution ends, never throws, its history adds up, and it never fails for what validation
/// should have found.
/// </summary>
public sealed partial class RandomWorkflowTests
{
    private static readonly string[] Inputs =
    [
        "{}", "1", "null", "\"text\"", "[1,2,3]", """{"a":{"b":[1,{"c":true}]},"n":5,"text":"t","items":[1,"two",[3],{"n":4}]}""", """{"a":"s","n":-1,"items":[]}""",
    ];

    // What can go wrong with data, as opposed to what is wrong with a definition.
    private static readonly string[] ErrorsOfData =
    [
        "E", "States.Runtime", "States.QueryEvaluationError", "States.IntrinsicFailure", "States.ResultPathMatchFailure", "States.Timeout", "States.DataLimitExceeded",
    ];

    [Fact]
    public void Every_workflow_ends_with_a_history_that_adds_up() =>
        Prop.ForAll(Drawn().ToArbitrary(), drawn => AssertOutermost(Check(RandomDefinition.Draw(drawn.Seed), drawn.Input))).Check(Draws.Of(400));

    [Fact]
    public void A_definition_with_a_mistake_is_refused_or_runs_as_well() =>
        Prop.ForAll(Drawn().ToArbitrary(), drawn =>
        {
            var definition = Mutation.Of(RandomDefinition.Draw(drawn.Seed), new Random(drawn.Seed));
            var result = StateMachine.Parse(definition, WorkflowType.Standard);
            (result.Machine is null).ShouldBe(result.Errors.Any());
            AssertPlaces(definition, result);
            if (result.Machine is not null)
            {
                Check(definition, drawn.Input);
            }
        }).Check(Draws.Of(1000));

    private static Gen<(int Seed, string Input)> Drawn() =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from input in Gen.Elements(Inputs)
        select (seed, input);

    private static void AssertPlaces(string definition, ParseResult result)
    {
        var lines = definition.Split('\n');
        foreach (var problem in result.Problems)
        {
            problem.Message.ShouldNotBeNullOrEmpty();
            problem.Line.ShouldNotBeNull().ShouldBeInRange(1, lines.Length);
            problem.Column.ShouldNotBeNull().ShouldBeInRange(1, lines[problem.Line.Value - 1].Length + 2);
        }
    }

    private static Workflow Check(string definition, string input)
    {
        var calls = 0;
        var workflow = Workflow.Run(definition, input, request => calls++ % 3 == 1 ? TaskResult.Failed("E", "c") : TaskResult.Succeeded(request.Input));

        var (result, events) = (workflow.Result, workflow.Events);
        result.Cause?.ShouldNotContain("Internal error");
        if (result.Status == ExecutionStatus.Failed)
        {
            // A mistake may have taken a Fail state's Error away, or given it any other text.
            var error = result.Error ?? "E";
            (ErrorsOfData.Contains(error) || definition.Contains(error, StringComparison.Ordinal)).ShouldBeTrue(error);
            SyntaxCode().IsMatch(result.Cause ?? "").ShouldBeFalse(result.Cause);
        }

        events.Select(happened => happened.Id).ShouldBe(Enumerable.Range(1, events.Count));
        events.ShouldAllBe(happened => happened.PreviousId < happened.Id && happened.PreviousId >= 0);
        events[0].Type.ShouldBe("ExecutionStarted");
        events[^1].Type.ShouldBe($"Execution{result.Status}");
        events.Count(happened => happened.Type.StartsWith("Execution", StringComparison.Ordinal)).ShouldBe(2);
        AssertLeft(events);
        return workflow;
    }

    private static void AssertLeft(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var exited in events.OfType<StateExited>())
        {
            // AWS lets EvaluationFailed follow what was before the state.
            Ancestors(events, exited)
                .Any(happened => happened is EvaluationFailed || (happened is StateEntered entered && entered.Name == exited.Name))
                .ShouldBeTrue($"{exited.Name} was left and not entered");
        }

        var exits = Exits(events);
        var nothingFailed = events.All(happened => !Failure().IsMatch(happened.Type));
        foreach (var (name, entries) in Entries(events))
        {
            exits.GetValueOrDefault(name).ShouldBeInRange(nothingFailed ? entries : 0, entries, name);
        }
    }

    // Whatever fails inside of them: outermost states follow each other, so only the last one may not have been left.
    private static void AssertOutermost(Workflow workflow)
    {
        var exits = Exits(workflow.Events);
        var outermost = Entries(workflow.Events).Where(entered => entered.Key.StartsWith("Top", StringComparison.Ordinal)).ToList();
        var last = workflow.Events.OfType<StateEntered>().Last(happened => happened.Name.StartsWith("Top", StringComparison.Ordinal)).Name;
        foreach (var (name, entries) in outermost)
        {
            exits.GetValueOrDefault(name).ShouldBe(name == last && workflow.Result.Status != ExecutionStatus.Succeeded ? entries - 1 : entries, name);
        }
    }

    private static Dictionary<string, int> Entries(IReadOnlyList<HistoryEvent> events) => events.OfType<StateEntered>().CountBy(happened => happened.Name).ToDictionary();

    private static Dictionary<string, int> Exits(IReadOnlyList<HistoryEvent> events) => events.OfType<StateExited>().CountBy(happened => happened.Name).ToDictionary();

    private static IEnumerable<HistoryEvent> Ancestors(IReadOnlyList<HistoryEvent> events, HistoryEvent happened)
    {
        for (var at = happened.PreviousId; at > 0; at = events[at - 1].PreviousId)
        {
            yield return events[at - 1];
        }
    }

    [GeneratedRegex("Failed|Aborted|TimedOut|FailStateEntered", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Failure();

    [GeneratedRegex(@"\bS0\d\d\d\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SyntaxCode();
}
