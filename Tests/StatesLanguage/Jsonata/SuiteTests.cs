using System.Runtime.CompilerServices;
using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>Half of the official JSONata suite, where it is beside the repository: ../shared/conformance/jsonata.json.</summary>
public sealed class SuiteTests
{
    private static readonly string File = Path.Combine(Folder(), "../../../../shared/conformance/jsonata.json");

    /// <summary>Runs on a machine that has the suite; skipped elsewhere, so that the repository stands alone.</summary>
    private sealed class SuiteFactAttribute : FactAttribute
    {
        public SuiteFactAttribute() => Skip = System.IO.File.Exists(File) ? null : "The suite is not beside the repository.";
    }

    [SuiteFact]
    public void The_official_suite_passes()
    {
        // Half a surrogate pair is no text for .NET's JSON: written with JSONata's own escape, it is one for the expression.
        var json = System.IO.File.ReadAllText(File).Replace(@"\ud800", @"\\ud800", StringComparison.Ordinal);
        var suite = (ObjectValue)Value.Parse(json);
        var datasets = (ObjectValue)suite["datasets"];
        var failures = ((ArrayValue)suite["cases"]).Cast<ObjectValue>()
            .Select(test => (Id: Text(test, "id"), Problem: Check(test, datasets)))
            .Where(outcome => outcome.Problem is not null)
            .Select(outcome => $"{outcome.Id}: {outcome.Problem}")
            .ToList();
        failures.ShouldBeEmpty();
    }

    private static string? Check(ObjectValue test, ObjectValue datasets)
    {
        var input = test.TryGetValue("data", out var data) ? data : Text(test, "dataset") is { } name ? datasets[name] : null;
        var bindings = test.TryGetValue("bindings", out var bound) ? ((ObjectValue)bound).ToDictionary() : [];
        var code = Text(test, "code") ?? (test.TryGetValue("error", out var error) ? Text((ObjectValue)error, "code") : null);
        try
        {
            // What is to fail for taking too long need not take long here, and a busy machine may be slow with the rest.
            var options = new EvaluationOptions { TimeLimit = code == "U1001" ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) };
            var result = JsonataExpression.Parse(Text(test, "expr")!).Evaluate(input, new DictionaryBindings(bindings), options);
            if (code is not null)
            {
                return $"{Text(test, "expr")} should fail with {code} and is {result}";
            }

            var expected = test.TryGetValue("result", out var value) ? value : null;
            return Same(expected, result, test.TryGetValue("unordered", out _)) ? null : $"{Text(test, "expr")} should be {expected} and is {result?.ToJson() ?? "undefined"}";
        }
        catch (JsonataException e)
        {
            return e.Code == code ? null : $"{Text(test, "expr")} should be {code ?? "fine"} and fails with {e.Code}: {e.Message}";
        }
    }

    private static bool Same(Value? expected, Value? actual, bool isUnordered) => (expected, actual) switch
    {
        (null, null) => true,
        (ArrayValue left, ArrayValue right) when isUnordered => left.OrderBy(item => item.ToJson()).SequenceEqual(right.OrderBy(item => item.ToJson())),
        _ => expected is not null && expected.Equals(actual),
    };

    private static string? Text(ObjectValue test, string name) => test.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
