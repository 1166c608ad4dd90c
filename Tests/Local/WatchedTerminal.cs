using Stepyard.Local.Terminal;

namespace Stepyard.Tests.Local;

/// <summary>A terminal that keeps its lines, and tells those who wait for one.</summary>
internal sealed class WatchedTerminal : ITerminal
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiting = [];

    public void Write(Tone tone, string service, string text)
    {
        var line = $"{service} {text}";
        lock (_gate)
        {
            _lines.Add(line);
            _waiting.FindAll(w => w.Wanted(line)).ForEach(w => w.Found.TrySetResult(line));
        }
    }

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits for a line; one that was written before counts.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Find(l => wanted(l)) is { } line)
            {
                return line;
            }

            _waiting.Add((wanted, found));
        }

        return await found.Task.WaitAsync(PatientTime.Limit);
    }
}
