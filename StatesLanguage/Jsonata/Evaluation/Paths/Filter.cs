using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary><c>a[b]</c>: the items at an index, or those for which the predicate holds.</summary>
internal sealed class Filter(Node predicate)
{
    private readonly double? _index = ((predicate as Nodes.LiteralNode)?.Value as NumberValue)?.AsDouble;

    public Node Predicate => predicate;

    /// <summary>What is left of a value, as a sequence that is not collapsed yet.</summary>
    public Value? Apply(Value? value, Frame frame)
    {
        if (_index is { } index)
        {
            return At(value, index);
        }

        if (value is ArrayValue array)
        {
            return Select(array, frame);
        }

        // A value that is no array is the only item. Undefined is never kept, but the predicate may fail.
        return Keeps(predicate.Evaluate(value, frame), 0, 1) ? value : null;
    }

    /// <summary>Whether an item stays, by what the predicate says of it.</summary>
    public static bool Keeps(Value? verdict, int index, int count)
    {
        switch (verdict)
        {
            case BooleanValue boolean:
                return boolean.IsTrue;
            case NumberValue number:
                return IsAt(number, index, count);
            case ArrayValue array when AreNumbers(array):
                foreach (var item in array.Items)
                {
                    if (IsAt((NumberValue)item, index, count))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return Types.IsTruthy(verdict);
        }
    }

    private static Value? At(Value? value, double index)
    {
        var array = value as ArrayValue;
        var count = array?.Count ?? 1;
        var at = Math.Floor(index);
        at += at < 0 ? count : 0;
        if (!(at >= 0 && at < count))
        {
            return null;
        }

        var item = array is null ? value : array[(int)at];
        return array is null || item is null or ArrayValue ? item : Sequences.Of(item);
    }

    private ArrayValue Select(ArrayValue array, Frame frame)
    {
        var kept = new ItemBuffer(frame.Evaluation);
        for (var i = 0; i < array.Count; i++)
        {
            frame.Evaluation.Step();
            if (Keeps(predicate.Evaluate(array[i], frame), i, array.Count))
            {
                kept.Add(array[i]);
            }
        }

        return kept.ToSequence();
    }

    private static bool IsAt(NumberValue number, int index, int count)
    {
        var at = Math.Floor(number.AsDouble);
        return (at < 0 ? at + count : at) == index;
    }

    private static bool AreNumbers(ArrayValue array)
    {
        foreach (var item in array.Items)
        {
            if (item is not NumberValue)
            {
                return false;
            }
        }

        return true;
    }
}
