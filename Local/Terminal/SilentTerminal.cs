namespace Stepyard.Local.Terminal;

/// <summary>A terminal that nobody looks at.</summary>
internal sealed class SilentTerminal : ITerminal
{
    public static readonly SilentTerminal Instance = new();

    public void Write(Tone tone, string service, string text)
    {
    }
}
