using System.Collections.Concurrent;
using Stepyard.Local.Terminal;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>A terminal whose lines can be read.</summary>
internal sealed class RecordingTerminal : ITerminal
{
    private readonly ConcurrentQueue<(Tone Tone, string Text)> _lines = new();

    public IEnumerable<(Tone Tone, string Text)> Lines => _lines;

    public void Write(Tone tone, string service, string text) => _lines.Enqueue((tone, $"{service} {text}"));
}
