using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Stepyard.StatesLanguage.Values;

/// <summary>
/// An immutable JSON value: what flows between states, shared and never copied.
/// Two values are equal when their JSON means the same: the order of an object's members does not count, <c>1</c> and <c>1.0</c> are one number.
/// </summary>
public abstract class Value : IEquatable<Value>
{
    /// <summary>How deep arrays and objects may nest in parsed text.</summary>
    public const int MaxDepth = 1000;

    private protected Value()
    {
    }

    /// <summary>Which of the six kinds this is.</summary>
    public abstract ValueKind Kind { get; }

    /// <summary>The number of bytes of <see cref="ToJson"/> in UTF-8, which is what AWS's payload limit counts. Computed once for arrays and objects.</summary>
    public abstract int Utf8Length { get; }

    /// <summary>How deep arrays and objects nest: 0 for a scalar, 1 for an array or object of scalars.</summary>
    public virtual int Depth => 0;

    /// <summary>Parses JSON text. Of members with the same name the last wins.</summary>
    /// <exception cref="JsonException">The text is not JSON, is nested deeper than <see cref="MaxDepth"/>, or has a number that no double holds.</exception>
    public static Value Parse(string json)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, rented);
            return Parse(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Value Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, MaxDepth);

    /// <summary>Parses JSON text that may nest deeper than <see cref="MaxDepth"/>, such as a record with values in it.</summary>
    /// <exception cref="JsonException">As for <see cref="Parse(string)"/>.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8, int maxDepth) => new ValueParser().Parse(utf8, maxDepth);

    /// <summary>As <see cref="Parse(string)"/>; says as well whether an object has two members with the same name.</summary>
    internal static Value Parse(string json, out bool repeatsNames)
    {
        var parser = new ValueParser();
        var value = parser.Parse(Encoding.UTF8.GetBytes(json));
        repeatsNames = parser.RepeatsNames;
        return value;
    }

    /// <summary>Parses JSON text; false where <see cref="Parse(string)"/> would throw.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out Value? value)
    {
        try
        {
            value = Parse(json);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>The JSON as AWS prints it: no blanks, and only quotes, backslashes and control characters escaped.</summary>
    public string ToJson()
    {
        var length = Utf8Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Write(rented);
            return Encoding.UTF8.GetString(rented, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The value as it reads within a text: a string as it is, everything else as JSON.</summary>
    public string ToText() => (this as StringValue)?.Text ?? ToJson();

    /// <summary>Writes the bytes of <see cref="ToJson"/>.</summary>
    public void WriteTo(IBufferWriter<byte> output) => output.Advance(Write(output.GetSpan(Utf8Length)));

    /// <summary>Writes the text of <see cref="ToJson"/> as a value; the writer's own escaping and indentation do not apply to it.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        var length = Utf8Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Write(rented);
            writer.WriteRawValue(rented.AsSpan(0, length), skipInputValidation: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public abstract bool Equals(Value? other);

    public sealed override bool Equals(object? obj) => Equals(obj as Value);

    public abstract override int GetHashCode();

    public sealed override string ToString() => ToJson();

    public static implicit operator Value(string text) => StringValue.Create(text);

    public static implicit operator Value(bool value) => BooleanValue.Of(value);

    public static implicit operator Value(long number) => NumberValue.Create(number);

    public static implicit operator Value(double number) => NumberValue.Create(number);

    /// <summary>Writes the JSON to the start of a span of at least <see cref="Utf8Length"/> bytes and returns how many it wrote.</summary>
    internal abstract int Write(Span<byte> utf8);
}
