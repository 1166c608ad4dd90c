using Stepyard.StatesLanguage.Executions;
using Stepyard.Testing;

namespace Stepyard.Local.CommandLine;

/// <summary>An execution for a person to read: a line for each state, then what it came to, in full.</summary>
internal static class RunText
{
    public static void Write(TextWriter output, WorkflowRun run, ChosenMocks? mocks, bool isVirtual)
    {
        if (mocks is not null)
        {
            var others = mocks.All.Cases.Where(one => one != mocks.Case).Select(one => one.FullName).ToArray();
            output.WriteLine($"{mocks.File}: {mocks.Case.FullName}{(others.Length == 0 ? "" : $"   (--test-case: also {string.Join(", ", others)})")}");
            output.WriteLine();
        }

        output.WriteLine(run.Trace);
        output.WriteLine();
        if (run.Status == ExecutionStatus.Succeeded)
        {
            output.WriteLine($"output: {ReadableJson.Of(run.Output.GetRawText())}");
        }

        WriteOptional(output, "error", run.Error);
        WriteOptional(output, "cause", run.Cause);
        if (isVirtual && run.Waited > TimeSpan.Zero)
        {
            output.WriteLine("Time was virtual: nobody waited. --real-time waits.");
        }
    }

    private static void WriteOptional(TextWriter output, string name, string? value)
    {
        if (value is not null)
        {
            output.WriteLine($"{name}: {value}");
        }
    }
}
