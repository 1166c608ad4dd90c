using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Sns.TextMessages;

/// <summary>Where text messages go here, for a person to read: a line on the terminal, and a line of JSON in a file of the data folder.</summary>
internal sealed class Inbox(string path, ITerminal terminal)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _writing = new();

    public void Receive(TextMessage message)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("phoneNumber", message.PhoneNumber);
            writer.WriteString("message", message.Message);
            writer.WriteString("time", message.Time);
            writer.WriteString("messageId", message.MessageId);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        lock (_writing)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
        }

        terminal.Write(Tone.Success, "SMS", $"{message.PhoneNumber}: {message.Message}");
    }

    /// <summary>The messages as lines of JSON, oldest first; those of earlier runs too.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_writing)
            {
                return File.Exists(path) ? File.ReadAllLines(path) : [];
            }
        }
    }
}
