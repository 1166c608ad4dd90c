using System.Collections;

namespace Stepyard.StatesLanguage.Values;

/// <summary>A JSON array.</summary>
public sealed class ArrayValue : Value, IReadOnlyList<Value>
{
    private readonly Value[] _items;
    private int _utf8Length;
    private int _depth;

    private ArrayValue(Value[] items, ArrayTraits traits = ArrayTraits.None)
    {
        _items = items;
        Traits = traits;
    }

    public static ArrayValue Empty { get; } = new([]);

    public override ValueKind Kind => ValueKind.Array;

    public int Count => _items.Length;

    public ReadOnlySpan<Value> Items => _items;

    public override int Utf8Length
    {
        get
        {
            Measure();
            return _utf8Length;
        }
    }

    public override int Depth
    {
        get
        {
            Measure();
            return _depth;
        }
    }

    /// <summary>How JSONata came by the array; means nothing elsewhere.</summary>
    internal ArrayTraits Traits { get; }

    public Value this[int index] => _items[index];

    /// <summary>An array of these items, of which it takes ownership: do not change them afterwards.</summary>
    public static ArrayValue Create(params Value[] items) => items.Length == 0 ? Empty : new(items);

    /// <summary>An array with JSONata's traits, which takes ownership of the items.</summary>
    internal static ArrayValue Create(Value[] items, ArrayTraits traits) => traits == ArrayTraits.None ? Create(items) : new(items, traits);

    /// <summary>This array with other traits; the items are shared.</summary>
    internal ArrayValue With(ArrayTraits traits) => traits == Traits ? this : new(_items, traits);

    /// <summary>This array with one item replaced.</summary>
    public ArrayValue With(int index, Value value)
    {
        var items = (Value[])_items.Clone();
        items[index] = value;
        return new(items);
    }

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override bool Equals(Value? other) =>
        ReferenceEquals(this, other) || (other is ArrayValue that && Items.SequenceEqual(that.Items));

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    internal override int Write(Span<byte> utf8)
    {
        var written = 0;
        utf8[written++] = (byte)'[';
        for (var i = 0; i < _items.Length; i++)
        {
            if (i > 0)
            {
                utf8[written++] = (byte)',';
            }

            written += _items[i].Write(utf8[written..]);
        }

        utf8[written++] = (byte)']';
        return written;
    }

    private void Measure()
    {
        if (_utf8Length != 0)
        {
            return;
        }

        var (length, depth) = (Math.Max(_items.Length + 1, 2), 0);
        foreach (var item in _items)
        {
            length = checked(length + item.Utf8Length);
            depth = Math.Max(depth, item.Depth);
        }

        _depth = depth + 1;
        Volatile.Write(ref _utf8Length, length);
    }
}
