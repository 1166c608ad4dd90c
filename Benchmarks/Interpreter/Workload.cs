using System.Globalization;

namespace Stepyard.Benchmarks.Interpreter;

/// <summary>A workflow to run over and over.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Definition">The definition.</param>
/// <param name="Input">The input.</param>
/// <param name="States">How many states one execution enters: the divisor of transitions per second.</param>
internal sealed record Workload(string Name, string Definition, string Input, int States)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("pizza", Pizza, """{"flavour":"margherita"}""", 3),
        new("chain1000", Chain(1000), """{"id":"chain","n":1}""", 1000),
        new("loop10000", Loop(10_000), """{"counter":0}""", 20_001),
        new("map10000-c0", Map(0), Items(10_000), 10_001),
        new("map10000-c40", Map(40), Items(10_000), 10_001),
        new("parallel100", Parallel(100, 5), """{"id":"fan","n":1}""", 501),
    ];

    private const string Pizza = """
        {
          "StartAt": "Take Order",
          "States": {
            "Take Order": { "Type": "Pass", "Next": "Which Flavour" },
            "Which Flavour": {
              "Type": "Choice",
              "Choices": [
                {
                  "Or": [
                    { "Variable": "$.flavour", "StringEquals": "pineapple" },
                    { "Variable": "$.flavour", "StringEquals": "hawaiian" }
                  ],
                  "Next": "Refuse"
                }
              ],
              "Default": "Serve"
            },
            "Refuse": { "Type": "Fail", "Error": "Failed To Make Pizza", "Cause": "They asked for Pineapple" },
            "Serve": { "Type": "Succeed" }
          }
        }
        """;

    private static string Loop(int rounds) => $$"""
        {
          "StartAt": "Increment",
          "States": {
            "Increment": { "Type": "Pass", "Parameters": { "counter.$": "States.MathAdd($.counter, 1)" }, "Next": "Check" },
            "Check": { "Type": "Choice", "Choices": [{ "Variable": "$.counter", "NumericLessThan": {{rounds}}, "Next": "Increment" }], "Default": "Done" },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private static string Map(int maxConcurrency) => $$"""
        {
          "StartAt": "Each",
          "States": {
            "Each": {
              "Type": "Map",
              "ItemsPath": "$.items",
              "MaxConcurrency": {{maxConcurrency}},
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "INLINE" },
                "StartAt": "Touch",
                "States": { "Touch": { "Type": "Pass", "End": true } }
              },
              "End": true
            }
          }
        }
        """;

    private static string Items(int count) =>
        $$"""{"items":[{{string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{i}}}""")))}}]}""";

    private static string Chain(int length) => PassStates("S", length);

    private static string Parallel(int branches, int length) => $$"""
        {
          "StartAt": "Fan",
          "States": {
            "Fan": {
              "Type": "Parallel",
              "End": true,
              "Branches": [{{string.Join(',', Enumerable.Range(0, branches).Select(b => PassStates($"B{b}S", length)))}}]
            }
          }
        }
        """;

    private static string PassStates(string prefix, int length)
    {
        var states = Enumerable.Range(0, length).Select(i =>
            i < length - 1
                ? $$"""
                  "{{prefix}}{{i}}":{"Type":"Pass","Next":"{{prefix}}{{i + 1}}"}
                  """
                : $$"""
                  "{{prefix}}{{i}}":{"Type":"Pass","End":true}
                  """);
        return $$"""{ "StartAt": "{{prefix}}0", "States": { {{string.Join(',', states)}} } }""";
    }
}
