using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What happened to an execution before, while it is repeated.</summary>
internal sealed class Past
{
    private readonly Queue<Happening> _notes = [];
    private readonly List<Happening> _happenings = [];
    private readonly Dictionary<int, Awaited> _awaited = [];

    public Past(IEnumerable<Happening> all)
    {
        foreach (var happened in all)
        {
            if (happened.Kind is HappeningKind.Entered or HappeningKind.Asked)
            {
                _notes.Enqueue(happened);
            }
            else
            {
                _happenings.Add(happened);
            }
        }
    }

    /// <summary>What came from outside, in the order in which it was acted upon.</summary>
    public IReadOnlyList<Happening> Happenings => _happenings;

    /// <summary>What the execution has come to wait for, in that order, whether or not it still does.</summary>
    public IEnumerable<Awaited> Awaited => _awaited.Values.OrderBy(awaited => awaited.Call);

    /// <summary>How the repetition does not fit what was written down; null where it does.</summary>
    public string? Mistake { get; set; }

    /// <summary>Whether more was written down than the repetition came to.</summary>
    public bool HasMore => _notes.Count > 0;

    public void Add(Awaited awaited) => _awaited.Add(awaited.Call, awaited);

    public bool TryFind(int call, [NotNullWhen(true)] out Awaited? awaited) => _awaited.TryGetValue(call, out awaited);

    /// <summary>What was noted when the execution was at this point; null where the crash came before it was on disk.</summary>
    public Happening? NextNote(HappeningKind kind, string? name)
    {
        if (!_notes.TryDequeue(out var note))
        {
            return null;
        }

        if (note.Kind != kind || note.Name != name)
        {
            Mistake ??= $"it comes to {name ?? $"{kind}"} where it came to {note.Name ?? $"{note.Kind}"} before";
        }

        return note;
    }
}
