using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Stepyard.StatesLanguage.Values;

/// <summary>Reads one JSON text. Names that repeat, as in an array of like objects or from one text to the next, become one string.</summary>
internal sealed class ValueParser
{
    private const int LongestInteger = 1000;
    private const int RememberedNames = 64;
    private const int LongestRememberedName = 64;

    [ThreadStatic]
    private static string?[]? _rememberedNames;

    private readonly string?[] _names = _rememberedNames ??= new string?[RememberedNames];

    // The items and members read so far of every array and object that is still open.
    private readonly List<Value> _items = [];
    private readonly List<KeyValuePair<string, Value>> _members = [];

    /// <summary>Whether some object has had two members with the same name.</summary>
    public bool RepeatsNames { get; private set; }

    public Value Parse(ReadOnlySpan<byte> utf8, int maxDepth = Value.MaxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            var value = Read(ref reader);
            reader.Read();
            return value;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("The JSON has a string that is not valid Unicode.", e);
        }
    }

    private Value Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => StringValue.Create(reader.GetString()!),
        JsonTokenType.Number => ReadNumber(reader.ValueSpan),
        JsonTokenType.True => BooleanValue.True,
        JsonTokenType.False => BooleanValue.False,
        _ => NullValue.Instance,
    };

    private ObjectValue ReadObject(ref Utf8JsonReader reader)
    {
        var start = _members.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadName(ref reader);
            reader.Read();
            _members.Add(new(name, Read(ref reader)));
        }

        var value = ObjectValue.Create(CollectionsMarshal.AsSpan(_members)[start..]);
        RepeatsNames |= value.Count < _members.Count - start;
        CollectionsMarshal.SetCount(_members, start);
        return value;
    }

    private ArrayValue ReadArray(ref Utf8JsonReader reader)
    {
        var start = _items.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _items.Add(Read(ref reader));
        }

        var value = ArrayValue.Create(CollectionsMarshal.AsSpan(_items)[start..].ToArray());
        CollectionsMarshal.SetCount(_items, start);
        return value;
    }

    private string ReadName(ref Utf8JsonReader reader)
    {
        var utf8 = reader.ValueSpan;
        if (utf8.IsEmpty || utf8.Length > LongestRememberedName)
        {
            return reader.GetString()!;
        }

        ref var remembered = ref _names[(utf8.Length * 31 + utf8[0] * 7 + utf8[^1]) % RememberedNames];
        return remembered is not null && reader.ValueTextEquals(remembered) ? remembered : remembered = reader.GetString()!;
    }

    private static NumberValue ReadNumber(ReadOnlySpan<byte> utf8)
    {
        var isInteger = utf8.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
        if (isInteger && Utf8Parser.TryParse(utf8, out long integer, out var used) && used == utf8.Length)
        {
            return NumberValue.Create(integer);
        }

        if (!Utf8Parser.TryParse(utf8, out double number, out _) || !double.IsFinite(number) || (isInteger && utf8.Length > LongestInteger))
        {
            throw new JsonException($"The number {Encoding.ASCII.GetString(utf8[..Math.Min(utf8.Length, 40)])} is out of range.");
        }

        return isInteger ? NumberValue.CreateLarge(number, Encoding.ASCII.GetString(utf8)) : NumberValue.Create(number);
    }
}
