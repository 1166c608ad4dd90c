namespace Stepyard.Local.Terminal;

/// <summary>The terminal that Local runs in: one line for each thing that happens.</summary>
public interface ITerminal
{
    /// <summary>Writes one line: a time, the service that speaks, the text. Coloured on a terminal, plain in a pipe.</summary>
    void Write(Tone tone, string service, string text);

    /// <summary>Whether lines of this kind are shown, for lines that take work to make.</summary>
    bool Shows(Tone tone) => true;
}

/// <summary>How a line is meant, and so how it is coloured.</summary>
public enum Tone
{
    /// <summary>Shown only with <c>--verbose</c>.</summary>
    Detail,

    Information,

    Success,

    Warning,

    Failure,
}
