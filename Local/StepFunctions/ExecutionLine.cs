using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>One execution on the terminal.</summary>
/// <remarks>
/// A Standard execution, which may take long, has a line for each state that it enters and one for its end;
/// an Express execution a single line when it has ended, with the states that it went through.
/// </remarks>
internal sealed class ExecutionLine(ITerminal terminal, bool isExpress)
{
    private const int ShownStates = 30;
    private const int ShownName = 8;
    private const int ShownCause = 200;

    private readonly List<string>? _path = isExpress ? new(8) : null;
    private int _states;

    public void Entered(string state, ExecutionIdentity execution)
    {
        if (++_states > ShownStates)
        {
            return;
        }

        if (_path is null)
        {
            terminal.Write(Tone.Information, "states", _states == ShownStates ? $"{Title(execution)} → {state} … and so on" : $"{Title(execution)} → {state}");
        }
        else
        {
            _path.Add(state);
        }
    }

    public void Ended(Tone tone, string status, string? error, string? cause, TimeSpan took, ExecutionIdentity execution)
    {
        var path = _path is null ? "" : $" {string.Join(" → ", _path)}{(_states > ShownStates ? " …" : "")}";
        var reason = error is null && cause is null ? "" : $": {error}{(error is null || cause is null ? "" : ", ")}{Short(cause)}";
        terminal.Write(tone, "states", $"{Title(execution)}{path} {status} {took.TotalMilliseconds:0} ms{reason}");
    }

    private static string Title(ExecutionIdentity execution) =>
        $"{execution.StateMachineName} {(execution.Name.Length == 36 ? execution.Name.AsSpan(0, ShownName) : execution.Name)}";

    // A function's cause is its whole error, with its stack trace.
    private static string? Short(string? cause) =>
        cause is null ? null : (cause.Length > ShownCause ? $"{cause.AsSpan(0, ShownCause)}…" : cause).ReplaceLineEndings(" ");
}
