using System.Text.Json;
using Stepyard.Local.Journals;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>Where one execution writes down what happens to it: a line of the journal that all share.</summary>
/// <param name="journal">The journal.</param>
/// <param name="sequence">What the execution's lines are known by.</param>
/// <param name="past">What has happened to it before.</param>
internal sealed class ExecutionJournal(Journal journal, long sequence, IEnumerable<Happening> past) : IExecutionJournal
{
    // It is the lock too: there may be very many.
    private readonly List<Happening> _happenings = [.. past];
    private bool _isOver;
    private bool _isForgotten;

    public long Sequence => sequence;

    public void Add(Happening happened, Action? written)
    {
        lock (_happenings)
        {
            if (_isForgotten)
            {
                journal.Add(written);
            }
            else if (!_isOver)
            {
                _happenings.Add(happened);
                journal.Add((Sequence: sequence, Happened: happened), Write, written);
            }
        }
    }

    /// <summary>Ends it: what happens from now on is ignored.</summary>
    /// <returns>All that has happened.</returns>
    public IReadOnlyList<Happening> Close()
    {
        lock (_happenings)
        {
            _isOver = true;
            return _happenings;
        }
    }

    /// <summary>A journal of an execution that only repeats what is written down elsewhere.</summary>
    public static ExecutionJournal OfRepetition(Journal journal, long sequence)
    {
        var repetition = new ExecutionJournal(journal, sequence, []);
        repetition.Forget();
        return repetition;
    }

    /// <summary>Lets the execution go on to its end, but writes nothing down any more.</summary>
    public void Forget()
    {
        lock (_happenings)
        {
            _isForgotten = true;
        }
    }

    private static void Write(Utf8JsonWriter json, (long Sequence, Happening Happened) line)
    {
        json.WriteNumber(RunningExecutions.Key, line.Sequence);
        line.Happened.WriteTo(json);
    }
}
