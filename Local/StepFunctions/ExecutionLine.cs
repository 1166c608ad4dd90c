using Stepyard.Local.Terminal;

namespace Stepyard.Local.StepFunctions;

/// <summary>One execution on the terminal.</summary>
/// <remarks>
/// A Standard execution, which may take long, has a line for each state that it enters and one for its end;
/// an Express execution a single line when it has ended, with the states that it went through.
/// </remarks>
internal sealed class ExecutionLine(ITerminal terminal, DeployedStateMachine machine, string execution, DateTimeOffset start)
{
    private const int ShownStates = 30;
    private const int ShownName = 8;
    private const int ShownCause = 200;

    private readonly List<string>? _path = machine.IsExpress ? new(8) : null;
    private int _states;

    private string Title => $"{machine.Name} {(execution.Length == 36 ? execution.AsSpan(0, ShownName) : execution)}";

    public void Entered(string state)
    {
        if (++_states > ShownStates)
        {
            return;
        }

        if (_path is null)
        {
            terminal.Write(Tone.Information, "states", _states == ShownStates ? $"{Title} → {state} … and so on" : $"{Title} → {state}");
        }
        else
        {
            _path.Add(state);
        }
    }

    public void Ended(Tone tone, string status, string? error, string? cause, DateTimeOffset end)
    {
        var path = _path is null ? "" : $" {string.Join(" → ", _path)}{(_states > ShownStates ? " …" : "")}";
        var reason = error is null && cause is null ? "" : $": {error}{(error is null || cause is null ? "" : ", ")}{Short(cause)}";
        terminal.Write(tone, "states", $"{Title}{path} {status} {(end - start).TotalMilliseconds:0} ms{reason}");
    }

    // A function's cause is its whole error, with its stack trace.
    private static string? Short(string? cause) =>
        cause is null ? null : (cause.Length > ShownCause ? $"{cause.AsSpan(0, ShownCause)}…" : cause).ReplaceLineEndings(" ");
}
