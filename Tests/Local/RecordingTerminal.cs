using System.Collections.Concurrent;
using Stepyard.Local.Terminal;

namespace Stepyard.Tests.Local;

/// <summary>A terminal whose lines a test reads.</summary>
internal sealed class RecordingTerminal : ITerminal
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Write(Tone tone, string service, string text) => Lines.Enqueue($"{service}: {text}");
}
