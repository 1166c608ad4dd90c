using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stepyard.Local.Journals;

/// <summary>Lines as they stand in a file: the CRC-32C of the JSON in eight hex digits, a space, the JSON, a line feed.</summary>
internal sealed class LineBuffer : IDisposable
{
    private const int DigitsLength = 8;
    private const int JsonAt = DigitsLength + 1;

    // The file is for people too: letters of any language stand as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _lines = new(1024);
    private readonly ArrayBufferWriter<byte> _json = new(1024);
    private readonly Utf8JsonWriter _writer;

    public LineBuffer() => _writer = new(_json, Options);

    public ReadOnlyMemory<byte> Lines => _lines.WrittenMemory;

    public int Length => _lines.WrittenCount;

    /// <summary>Adds a line.</summary>
    /// <param name="record">What the line says.</param>
    /// <param name="write">Writes the members of the line's object.</param>
    public void Add<T>(T record, Action<Utf8JsonWriter, T> write) => AddValue((record, write), static (json, line) =>
    {
        json.WriteStartObject();
        line.write(json, line.record);
        json.WriteEndObject();
    });

    /// <summary>Adds a line.</summary>
    /// <param name="record">What the line says.</param>
    /// <param name="write">Writes the line's object.</param>
    public void AddValue<T>(T record, Action<Utf8JsonWriter, T> write)
    {
        _json.ResetWrittenCount();
        _writer.Reset();
        write(_writer, record);
        _writer.Flush();
        AddJson(_json.WrittenSpan);
    }

    /// <summary>Adds a line whose JSON is at hand.</summary>
    public void AddJson(ReadOnlySpan<byte> json)
    {
        var line = _lines.GetSpan(JsonAt + json.Length + 1);
        Checksum(json).TryFormat(line, out _, "x8");
        line[DigitsLength] = (byte)' ';
        json.CopyTo(line[JsonAt..]);
        line[JsonAt + json.Length] = (byte)'\n';
        _lines.Advance(JsonAt + json.Length + 1);
    }

    public void Clear() => _lines.ResetWrittenCount();

    public void Dispose() => _writer.Dispose();

    /// <summary>The JSON of a line; false where it isn't what was written.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="json">The JSON.</param>
    public static bool TryRead(ReadOnlyMemory<byte> line, out ReadOnlyMemory<byte> json)
    {
        json = line.Length > JsonAt ? line[JsonAt..] : default;
        Span<byte> digits = stackalloc byte[DigitsLength];
        return !json.IsEmpty
            && Checksum(json.Span).TryFormat(digits, out _, "x8")
            && line.Span.StartsWith(digits)
            && line.Span[DigitsLength] == ' ';
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return ~checksum;
    }
}
