using System.Collections.Concurrent;
using System.Globalization;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>The executions that have ended, on disk: one thread adds them, many at a time where many end.</summary>
internal sealed class ClosedExecutions : IDisposable
{
    private const long LargestSegment = 64 * 1024 * 1024;
    private const int LargestBatch = 1000;

    /// <summary>For how long an execution is known after its end.</summary>
    /// <remarks>AWS: Step Functions Developer Guide, "Service quotas": "Execution history retention time: 90 days".</remarks>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private readonly string _folder;
    private readonly ITerminal _terminal;
    private readonly long _largestSegment;
    private readonly List<ArchiveSegment> _segments = [];
    private readonly BlockingCollection<Addition> _additions = [];
    private readonly Thread _thread;

    /// <param name="folder">The folder that has the files.</param>
    /// <param name="terminal">Where it says what is wrong with them.</param>
    /// <param name="now">Executions that ended 90 days before are dropped.</param>
    /// <param name="largestSegment">How large a file grows before another one is begun, in bytes.</param>
    /// <exception cref="ProvisioningException">A file is damaged.</exception>
    public ClosedExecutions(string folder, ITerminal terminal, DateTimeOffset now, long largestSegment = LargestSegment)
    {
        (_folder, _terminal, _largestSegment) = (folder, terminal, largestSegment);
        var oldest = now - Retention;
        foreach (var number in Numbers().Order())
        {
            var segment = new ArchiveSegment(folder, number, terminal);
            if (_segments.Count == 0 && segment.Found is [_, ..] found && found.TrueForAll(entry => entry.Line.Closed is not { } closed || closed.StopDate < oldest))
            {
                segment.Delete();
            }
            else
            {
                _segments.Add(segment);
                Load(segment, oldest);
            }
        }

        _thread = new(Run) { IsBackground = true, Name = "closed executions" };
        _thread.Start();
    }

    /// <summary>What was there at the start, by the place among all executions; whoever takes it clears it.</summary>
    public SortedDictionary<long, (ClosedEntry Entry, ClosedPlace Place)> Found { get; } = [];

    /// <summary>Adds an execution that has ended.</summary>
    /// <param name="closing">The execution.</param>
    /// <param name="closed">Called once it is safe on disk; not where it can't be written, and then the journal keeps it.</param>
    public void Add(Closing closing, Action<ClosedPlace> closed) => Add(new(segment => segment.Append(closing), closed, null));

    /// <summary>Completes when it is safe on disk that a state machine was deleted with all of its executions.</summary>
    /// <exception cref="JournalException">It can't be.</exception>
    public Task ForgetAsync(string stateMachineArn)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new(segment => segment.Append(new ArchiveLine { Forgotten = stateMachineArn }), _ => done.SetResult(), done.SetException));
        return done.Task;
    }

    /// <summary>Writes what was added before.</summary>
    public void Dispose()
    {
        _additions.CompleteAdding();
        _thread.Join();
        _segments.ForEach(segment => segment.Dispose());
    }

    /// <summary>Whether an execution is one of a state machine or of a map run of it.</summary>
    public static bool IsOf(string executionArn, string stateMachineArn)
    {
        var machine = ExecutionArn.Parse(executionArn).StateMachine;
        return machine.StartsWith(stateMachineArn, StringComparison.Ordinal)
            && (machine.Length == stateMachineArn.Length || machine[stateMachineArn.Length] == '/');
    }

    private IEnumerable<int> Numbers() => Directory.EnumerateFiles(_folder, "closed-*.log")
        .Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file)["closed-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number > 0);

    private void Load(ArchiveSegment segment, DateTimeOffset oldest)
    {
        foreach (var (line, at) in segment.Found)
        {
            if (line.Closed is { } closed)
            {
                Found.Remove(closed.Execution);
                if (closed.StopDate >= oldest)
                {
                    Found.Add(closed.Execution, (closed, new(segment, at)));
                }
            }
            else if (line.Forgotten is { } stateMachineArn)
            {
                foreach (var (sequence, _) in Found.Where(found => IsOf(found.Value.Entry.Arn, stateMachineArn)).ToList())
                {
                    Found.Remove(sequence);
                }
            }
        }

        segment.Found.Clear();
    }

    private void Add(Addition addition)
    {
        try
        {
            _additions.Add(addition);
        }
        catch (InvalidOperationException)
        {
            // The yard has stopped. Nothing is lost: the journal has it.
        }
    }

    private void Run()
    {
        JournalException? failure = null;
        var batch = new List<Addition>();
        foreach (var first in _additions.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < LargestBatch && _additions.TryTake(out var next))
            {
                batch.Add(next);
            }

            try
            {
                if (failure is null)
                {
                    Write(batch);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failure = new(Path.Combine(_folder, "closed-*.log"), e);
                _terminal.Write(Tone.Failure, "states", failure.Message);
            }

            if (failure is not null)
            {
                batch.ForEach(addition => addition.Failed?.Invoke(failure));
            }
        }
    }

    private void Write(List<Addition> batch)
    {
        if (_segments is [] || _segments[^1].Length > _largestSegment)
        {
            _segments.Add(new(_folder, _segments is [] ? 1 : _segments[^1].Number + 1, _terminal));
        }

        var segment = _segments[^1];
        batch.ForEach(addition => addition.Append(segment));
        var places = segment.Commit();
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Added(new(segment, places[i]));
        }
    }

    /// <summary>Something that is added.</summary>
    private readonly record struct Addition(Action<ArchiveSegment> Append, Action<ClosedPlace> Added, Action<JournalException>? Failed);
}

/// <summary>Where the index says what is known of a closed execution.</summary>
internal readonly record struct ClosedPlace(ArchiveSegment Segment, long At)
{
    public ClosedEntry Read() => Segment.ReadEntry(At);
}
