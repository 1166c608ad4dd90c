using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.CommandLine;

/// <summary>What a test of a state came to, for a person to read: the steps from input to output, then how it ended.</summary>
internal static class StateTestText
{
    public static void Write(TextWriter output, StateTestResult result)
    {
        Value? before = null;
        foreach (var (name, value) in StepsOf(result))
        {
            output.WriteLine(value.Equals(before) ? $"{name}: the same" : $"{name}: {ReadableJson.Of(value.ToJson())}");
            before = value;
        }

        WriteNumber(output, "maxConcurrency", result.InspectionData?.MaxConcurrency);
        WriteNumber(output, "toleratedFailureCount", result.InspectionData?.ToleratedFailureCount);
        WriteNumber(output, "toleratedFailurePercentage", result.InspectionData?.ToleratedFailurePercentage);
        WriteEnd(output, result);
    }

    private static IEnumerable<KeyValuePair<string, Value>> StepsOf(StateTestResult result)
    {
        var steps = result.InspectionData?.Values ?? [];
        return result.Output is { } output ? steps.Append(KeyValuePair.Create("output", output)) : steps;
    }

    private static void WriteEnd(TextWriter output, StateTestResult result)
    {
        output.WriteLine();
        output.WriteLine(StateTestJson.NameOf(result.Status) + (result.NextState is null ? "" : $", next state: {result.NextState}"));
        if (result.Error is { } error)
        {
            output.WriteLine($"error: {error}");
        }

        if (result.Cause is { } cause)
        {
            output.WriteLine($"cause: {cause}");
        }

        if (result.InspectionData?.ErrorDetails is { } details)
        {
            WriteDetails(output, details);
        }
    }

    private static void WriteDetails(TextWriter output, ErrorDetails details)
    {
        if (details.RetryIndex is { } retry)
        {
            output.WriteLine($"Retry[{retry}] {(details.RetryBackoffIntervalSeconds is { } seconds ? $"would try again in {seconds} s" : "has no attempts left")}");
        }

        if (details.CatchIndex is { } catcher)
        {
            output.WriteLine($"Catch[{catcher}] catches it");
        }
    }

    private static void WriteNumber(TextWriter output, string name, double? number)
    {
        if (number is { } given)
        {
            output.WriteLine($"{name}: {given}");
        }
    }
}
