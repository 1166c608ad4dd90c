using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Benchmarks.Validation;

/// <summary>How long it takes to find everything that is wrong with large definitions, beside <c>JsonDocument.Parse</c> of the same text.</summary>
internal static class ValidationBenchmark
{
    private const int Rounds = 15;

    private static readonly (string Name, Func<string> Make)[] Workloads =
    [
        ("jsonpath", () => Definition(1000, jsonata: false, mistakes: false)),
        ("jsonata", () => Definition(1000, jsonata: true, mistakes: false)),
        ("mistakes", () => Definition(1000, jsonata: false, mistakes: true)),
        ("large", () => Definition(2000, jsonata: false, mistakes: false)),
    ];

    /// <summary>Runs the workloads whose names contain one of <paramref name="names"/>, or all of them, and prints the table.</summary>
    public static void Run(string[] names)
    {
        Console.WriteLine("| definition | states | KB | problems | validation, ms | JsonDocument.Parse, ms | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, make) in Workloads.Where(workload => names.Length == 0 || Array.Exists(names, workload.Name.Contains)))
        {
            var definition = make();
            var result = StateMachine.Parse(definition, WorkflowType.Standard);
            // The first time is the just-in-time compiler's.
            _ = Measure(definition);
            var (validation, parsing) = Measure(definition);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {(name == "large" ? 2000 : 1000):N0} | {definition.Length / 1024:N0} | {result.Problems.Count:N0} | {validation:F2} | {parsing:F2} | {validation / parsing:F1}x |"));
        }
    }

    private static (double Validation, double Parsing) Measure(string definition) =>
        (MillisecondsOf(() => StateMachine.Parse(definition, WorkflowType.Standard)), MillisecondsOf(() => JsonDocument.Parse(definition).Dispose()));

    private static double MillisecondsOf(Action action)
    {
        return Enumerable.Range(0, Rounds).Select(_ => Time()).Order().ElementAt(Rounds / 2);

        double Time()
        {
            const int Calls = 20;
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Calls; i++)
            {
                action();
            }

            return clock.Elapsed.TotalMilliseconds / Calls;
        }
    }

    private static string Definition(int size, bool jsonata, bool mistakes)
    {
        var text = new StringBuilder($$"""{"StartAt":"State 0",{{(jsonata ? "\"QueryLanguage\":\"JSONata\"," : "")}}"States":{""");
        for (var i = 0; i < size; i++)
        {
            var next = $"State {i + 1}{(mistakes && i < size - 1 ? "x" : "")}";
            text.Append(CultureInfo.InvariantCulture, $"\"State {i}\":{(jsonata ? QueryState(i, next) : PathState(i, next))},\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\"State {size}\":{{\"Type\":\"Succeed\"}}}}}}").ToString();
    }

    private static string PathState(int index, string next) => (index % 4) switch
    {
        0 => $$$$"""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload":{"order.$":"$.order.items[0].id","at.$":"$$.State.EnteredTime"}},"ResultPath":"$.result","Retry":[{"ErrorEquals":["Lambda.TooManyRequestsException"],"MaxAttempts":6}],"Next":"{{{{next}}}}"}""",
        1 => $$$$"""{"Type":"Pass","Parameters":{"name.$":"States.Format('{} {}', $.first, $.last)","total.$":"States.MathAdd($.total, 1)"},"Next":"{{{{next}}}}"}""",
        2 => $$$$"""{"Type":"Choice","Choices":[{"And":[{"Variable":"$.total","NumericGreaterThan":5},{"Variable":"$.status","StringEquals":"paid"}],"Next":"{{{{next}}}}"}],"Default":"{{{{next}}}}"}""",
        _ => $$$$"""{"Type":"Wait","SecondsPath":"$.delay","Next":"{{{{next}}}}"}""",
    };

    private static string QueryState(int index, string next) => (index % 4) switch
    {
        0 => $$$$"""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"f","Payload":{"order":"{% $states.input.order.items[0].id %}","at":"{% $states.context.State.EnteredTime %}"}},"Output":"{% $merge([$states.input, {'result': $states.result.Payload}]) %}","Next":"{{{{next}}}}"}""",
        1 => $$$$"""{"Type":"Pass","Output":{"name":"{% $states.input.first & ' ' & $states.input.last %}","total":"{% $states.input.total + 1 %}"},"Next":"{{{{next}}}}"}""",
        2 => $$$$"""{"Type":"Choice","Choices":[{"Condition":"{% $states.input.total > 5 and $states.input.status = 'paid' %}","Next":"{{{{next}}}}"}],"Default":"{{{{next}}}}"}""",
        _ => $$$$"""{"Type":"Wait","Seconds":"{% $states.input.delay %}","Next":"{{{{next}}}}"}""",
    };
}
