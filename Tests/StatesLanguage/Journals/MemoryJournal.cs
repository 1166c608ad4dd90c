using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Journals;

/// <summary>A journal in memory, whose disk is as quick as the test says; what is in it has been JSON once.</summary>
internal sealed class MemoryJournal : IExecutionJournal
{
    private readonly Lock _gate = new();
    private readonly List<Happening> _happenings = [];
    private readonly Queue<Action> _unwritten = [];

    public IReadOnlyList<Happening> Happenings
    {
        get
        {
            lock (_gate)
            {
                return [.. _happenings];
            }
        }
    }

    public void Add(Happening happened, Action? written)
    {
        lock (_gate)
        {
            _happenings.Add(Happening.Read((ObjectValue)Value.Parse(ToJson(happened))));
            if (written is not null)
            {
                _unwritten.Enqueue(written);
            }
        }
    }

    /// <summary>Writes all that is not yet written.</summary>
    public void Flush()
    {
        while (true)
        {
            Action? written;
            lock (_gate)
            {
                if (!_unwritten.TryDequeue(out written))
                {
                    return;
                }
            }

            written();
        }
    }

    private static string ToJson(Happening happened)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            happened.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
