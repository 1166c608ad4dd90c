using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Stepyard.StatesLanguage.Values;

/// <summary>A JSON object: its members in the order in which they were written, each name once.</summary>
public sealed class ObjectValue : Value, IReadOnlyCollection<KeyValuePair<string, Value>>
{
    // Up to here comparing the names one by one is faster than hashing.
    private const int LargestWithoutIndex = 8;

    private readonly KeyValuePair<string, Value>[] _members;
    private Dictionary<string, int>? _index;
    private int _utf8Length;
    private int _depth;

    private ObjectValue(KeyValuePair<string, Value>[] members) => _members = members;

    public static ObjectValue Empty { get; } = new([]);

    public override ValueKind Kind => ValueKind.Object;

    public int Count => _members.Length;

    public ReadOnlySpan<KeyValuePair<string, Value>> Members => _members;

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

    /// <summary>The value of a member.</summary>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public Value this[string name] =>
        TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"The object has no member '{name}'.");

    /// <summary>An object of these members; where a name comes twice, the last value stands in the first one's place.</summary>
    public static ObjectValue Create(params ReadOnlySpan<KeyValuePair<string, Value>> members)
    {
        var unique = new KeyValuePair<string, Value>[members.Length];
        var count = members.Length > LargestWithoutIndex ? CopyIndexed(members, unique) : CopyCompared(members, unique);
        return count == 0 ? Empty : new(count == unique.Length ? unique : unique[..count]);
    }

    public static ObjectValue Create(string name, Value value) => new([new(name, value)]);

    /// <summary>An object of members whose names are known to differ, of which it takes ownership.</summary>
    internal static ObjectValue CreateDistinct(KeyValuePair<string, Value>[] members) => members.Length == 0 ? Empty : new(members);

    /// <summary>As <see cref="CreateDistinct"/>, but always an instance of its own, also where it is empty.</summary>
    internal static ObjectValue CreateOwn(KeyValuePair<string, Value>[] members) => new(members);

    public bool TryGetValue(string name, [NotNullWhen(true)] out Value? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : _members[at].Value;
        return at >= 0;
    }

    /// <summary>This object with one member replaced, or added at the end.</summary>
    public ObjectValue With(string name, Value value)
    {
        var at = IndexOf(name);
        var members = new KeyValuePair<string, Value>[at < 0 ? _members.Length + 1 : _members.Length];
        _members.CopyTo(members, 0);
        members[at < 0 ? _members.Length : at] = new(name, value);
        return new(members);
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Value>>)_members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();

    public override bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not ObjectValue that || that.Count != Count)
        {
            return false;
        }

        foreach (var (name, value) in _members)
        {
            if (!that.TryGetValue(name, out var counterpart) || !value.Equals(counterpart))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (name, value) in _members)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    internal override int Write(Span<byte> utf8)
    {
        var written = 0;
        utf8[written++] = (byte)'{';
        for (var i = 0; i < _members.Length; i++)
        {
            if (i > 0)
            {
                utf8[written++] = (byte)',';
            }

            written += JsonText.Write(_members[i].Key, utf8[written..]);
            utf8[written++] = (byte)':';
            written += _members[i].Value.Write(utf8[written..]);
        }

        utf8[written++] = (byte)'}';
        return written;
    }

    private static int CopyCompared(ReadOnlySpan<KeyValuePair<string, Value>> members, KeyValuePair<string, Value>[] unique)
    {
        var count = 0;
        foreach (var member in members)
        {
            var at = Find(unique.AsSpan(0, count), member.Key);
            unique[at < 0 ? count++ : at] = member;
        }

        return count;
    }

    private static int CopyIndexed(ReadOnlySpan<KeyValuePair<string, Value>> members, KeyValuePair<string, Value>[] unique)
    {
        var index = new Dictionary<string, int>(members.Length);
        foreach (var member in members)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(index, member.Key, out var known);
            at = known ? at : index.Count - 1;
            unique[at] = member;
        }

        return index.Count;
    }

    private static int Find(ReadOnlySpan<KeyValuePair<string, Value>> members, string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private int IndexOf(string name)
    {
        if (_members.Length <= LargestWithoutIndex)
        {
            return Find(_members, name);
        }

        // Two threads may both build it; either is right.
        return (_index ??= BuildIndex()).GetValueOrDefault(name, -1);
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_members.Length);
        for (var i = 0; i < _members.Length; i++)
        {
            index.Add(_members[i].Key, i);
        }

        return index;
    }

    private void Measure()
    {
        if (_utf8Length != 0)
        {
            return;
        }

        var (length, depth) = (Math.Max(_members.Length + 1, 2), 0);
        foreach (var (name, value) in _members)
        {
            length = checked(length + JsonText.LengthOf(name) + 1 + value.Utf8Length);
            depth = Math.Max(depth, value.Depth);
        }

        _depth = depth + 1;
        Volatile.Write(ref _utf8Length, length);
    }

    /// <summary>Collects the members of an object.</summary>
    public sealed class Builder
    {
        private readonly List<KeyValuePair<string, Value>> _members = [];

        public Builder Add(string name, Value value)
        {
            _members.Add(new(name, value));
            return this;
        }

        public ObjectValue Build() => Create(CollectionsMarshal.AsSpan(_members));
    }
}
