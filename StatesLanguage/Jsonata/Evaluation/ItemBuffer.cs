using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>Collects the items of an array whose length is not known.</summary>
internal struct ItemBuffer(EvaluationState evaluation)
{
    private const int SmallestArray = 4;

    private Value[] _items = [];

    public int Count { get; private set; }

    public readonly ReadOnlySpan<Value> Items => _items.AsSpan(0, Count);

    /// <summary>Adds an item, whatever it is.</summary>
    public void Add(Value item)
    {
        if (Count == _items.Length)
        {
            Grow(Count + 1);
        }

        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<Value> items)
    {
        if (Count + items.Length > _items.Length)
        {
            Grow(Count + items.Length);
        }

        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Adds what a path's step found: nothing, a value, or the items of an array unless the step constructed it.</summary>
    public void AddResult(Value? result)
    {
        if (result is ArrayValue array && !array.IsConstructed())
        {
            AddRange(array.Items);
        }
        else if (result is not null)
        {
            Add(result);
        }
    }

    /// <summary>What <c>$append</c> adds: nothing, a value, or the items of an array.</summary>
    public void Append(Value? value)
    {
        if (value is ArrayValue array)
        {
            AddRange(array.Items);
        }
        else if (value is not null)
        {
            Add(value);
        }
    }

    /// <summary>The array of the items; the buffer is not to be used afterwards.</summary>
    public readonly ArrayValue ToArray(ArrayTraits traits = ArrayTraits.None) =>
        ArrayValue.Create(Count == _items.Length ? _items : _items[..Count], traits);

    public readonly ArrayValue ToSequence() => ToArray(ArrayTraits.Sequence);

    /// <summary>The sequence as a value: undefined where there are no items, and the item where there is one.</summary>
    public readonly Value? Collapse() => Count switch
    {
        0 => null,
        1 => _items[0],
        _ => ToSequence(),
    };

    private void Grow(int needed)
    {
        var capacity = Math.Max(Math.Max(SmallestArray, needed), _items.Length * 2);
        evaluation.Allocate(capacity);
        Array.Resize(ref _items, capacity);
    }
}
