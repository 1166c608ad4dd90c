using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions.Catalogues;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.Local.StepFunctions;

/// <summary>The folder that state machines and executions are kept in between runs, <c>DATA/states</c>.</summary>
internal sealed class StatesFolder : IDisposable
{
    private StatesFolder(string path, ITerminal terminal, DateTimeOffset now)
    {
        TokenKey = Callbacks.TokenKey.In(path);
        Closed = new(path, terminal, now);
        Running = new(path, terminal);

        foreach (var (sequence, (start, _)) in Running.Interrupted.ToList())
        {
            if (!Closed.Found.TryGetValue(sequence, out var closed))
            {
                continue;
            }

            if (start.Reopened > closed.Entry.Reopened)
            {
                Closed.Found.Remove(sequence);
            }
            else
            {
                // A crash came between the two files: it had ended.
                Running.Interrupted.Remove(sequence);
                Running.Close(sequence);
            }
        }

        Catalogue = new(path, terminal, Closed.Found.Values.Select(found => found.Entry.Revision).Concat(Running.Interrupted.Values.Select(found => found.Start.Revision)));
    }

    public RunningExecutions Running { get; }

    public ClosedExecutions Closed { get; }

    public Catalogue Catalogue { get; }

    /// <summary>What task tokens are encrypted with.</summary>
    public byte[] TokenKey { get; }

    /// <summary>Opens the folder of a yard; an older Stepyard's has none, and then it begins empty.</summary>
    /// <exception cref="ProvisioningException">A file in it is damaged, or can't be read or written.</exception>
    public static StatesFolder Open(string dataFolder, ITerminal terminal, DateTimeOffset now)
    {
        var path = Path.Combine(dataFolder, "states");
        try
        {
            Directory.CreateDirectory(path);
            return new(path, terminal, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException($"{path} can't be used: {e.Message}");
        }
    }

    /// <summary>Writes down that an execution that had ended goes on.</summary>
    public (StartRecord Start, ExecutionJournal Journal) Reopen(ClosedExecution closed, IReadOnlyList<Happening> past)
    {
        var before = closed.Header.Started;
        var start = before with { Sequence = closed.Sequence, Reopened = before.Reopened + 1 };
        Running.Add(start, past);
        return (start, Running.JournalOf(start.Sequence, past));
    }

    /// <summary>Completes when all that was written down so far is safe on disk.</summary>
    /// <exception cref="AwsException"><c>InternalFailure</c> where it can't be.</exception>
    public async Task FlushAsync()
    {
        try
        {
            await Catalogue.FlushAsync();
            await Running.FlushAsync();
        }
        catch (JournalException failure)
        {
            throw new AwsException("InternalFailure", failure.Message, 500);
        }
    }

    public void Dispose()
    {
        Running.Dispose();
        Closed.Dispose();
        Catalogue.Dispose();
    }
}
