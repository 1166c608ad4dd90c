using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>The terms of an order-by: <c>^(a, &gt;b)</c>.</summary>
internal sealed class SortTerms(IReadOnlyList<(Node Expression, bool IsDescending)> terms, int position)
{
    /// <summary>Sorts values, and filters them.</summary>
    public Value? Apply(Value? current, bool isMany, List<Stage> stages, Frame frame)
    {
        Value? sorted = isMany ? Sort((ArrayValue)current!, frame) : current;
        foreach (var stage in stages)
        {
            sorted = stage.Filter!.Apply(sorted, frame);
        }

        return sorted;
    }

    /// <summary>Sorts values that carry bindings.</summary>
    public List<TupleFrame> Apply(List<TupleFrame> tuples, EvaluationState evaluation)
    {
        var keys = tuples.ConvertAll(tuple => new SortKey(this, tuple.Context, tuple));
        return [.. Order(keys, evaluation).Select(index => tuples[index])];
    }

    private ArrayValue Sort(ArrayValue array, Frame frame)
    {
        if (array.Count < 2)
        {
            return array.With(ArrayTraits.Sequence);
        }

        var keys = array.Select(item => new SortKey(this, item, frame)).ToList();
        return ArrayValue.Create([.. Order(keys, frame.Evaluation).Select(index => array[index])]);
    }

    private int[] Order(List<SortKey> keys, EvaluationState evaluation)
    {
        evaluation.Allocate(keys.Count);
        int[] order = [.. Enumerable.Range(0, keys.Count)];
        MergeSort.Sort(order, (left, right) => Compare(keys[left], keys[right], evaluation) > 0);
        return order;
    }

    private int Compare(SortKey left, SortKey right, EvaluationState evaluation)
    {
        evaluation.Step();
        for (var i = 0; i < terms.Count; i++)
        {
            var order = Compare(left.Term(i), right.Term(i), terms[i].IsDescending);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Compares two values; undefined comes last whichever way the order is.</summary>
    private int Compare(Value? left, Value? right, bool isDescending)
    {
        if (left is null || right is null)
        {
            return (left is null ? 1 : 0) - (right is null ? 1 : 0);
        }

        var order = (left, right) switch
        {
            (NumberValue a, NumberValue b) => NumberValue.Compare(a, b),
            (StringValue a, StringValue b) => string.CompareOrdinal(a.Text, b.Text),
            (not (NumberValue or StringValue), _) => throw new JsonataException("T2008", value: left, position: position),
            (_, not (NumberValue or StringValue)) => throw new JsonataException("T2008", value: right, position: position),
            _ => throw new JsonataException("T2007", value: left, value2: right, position: position),
        };
        return isDescending ? -order : order;
    }

    /// <summary>What an item is sorted by, each term evaluated once and only when it decides.</summary>
    private sealed class SortKey(SortTerms owner, Value? item, Frame frame)
    {
        private readonly List<Value?> _values = [];

        public Value? Term(int index)
        {
            if (index == _values.Count)
            {
                _values.Add(owner.Evaluate(index, item, frame));
            }

            return _values[index];
        }
    }

    private Value? Evaluate(int index, Value? item, Frame frame) => terms[index].Expression.Evaluate(item, frame);
}
