using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>A path: each step is evaluated for every value that the one before found.</summary>
internal sealed class PathNode : Node
{
    public List<PathStep> Steps { get; } = [];

    /// <summary>Whether a single result stays an array.</summary>
    public bool KeepsSingleton { get; set; }

    /// <summary>Whether it hands on values with their bindings, because a <c>%</c> outside of it needs them.</summary>
    public bool EmitsTuples { get; set; }

    /// <summary>The group-by at its end.</summary>
    public Nodes.Grouping? Group { get; set; }

    /// <summary>The scope of the variables that its steps bind.</summary>
    public required Scope Scope { get; init; }

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var result = Run(input, frame, out var tuples);
        if (tuples is not null)
        {
            if (Group is not null)
            {
                return Group.EvaluateTuples(tuples, frame);
            }

            if (EmitsTuples)
            {
                return new TupleStream(tuples);
            }

            result = Contexts(tuples, frame);
        }

        if (KeepsSingleton)
        {
            result = KeepSingleton(result);
        }

        return Sequences.Collapse(Group is null ? result : Group.Evaluate(result, frame));
    }

    private static ArrayValue Contexts(List<TupleFrame> tuples, Frame frame)
    {
        var found = new ItemBuffer(frame.Evaluation);
        foreach (var tuple in tuples)
        {
            if (tuple.Context is { } context)
            {
                found.Add(context);
            }
        }

        return found.ToSequence();
    }

    private static Value? KeepSingleton(Value? result) => result switch
    {
        null => null,
        ArrayValue array when array.IsSequence() => Sequences.Keep(array),
        ArrayValue array when !array.IsConstructed() => array,
        _ => ArrayValue.Create([result], ArrayTraits.Sequence | ArrayTraits.KeepSingleton),
    };

    /// <summary>
    /// The values that the last step found: a value, or an array of them; or in <paramref name="tuples"/>, with their bindings.
    /// </summary>
    private Value? Run(Value? input, Frame frame, out List<TupleFrame>? tuples)
    {
        tuples = null;
        var current = input;
        var isMany = input is ArrayValue && Steps[0].Expression is not (Nodes.VariableNode or Nodes.ContextNode or Nodes.RootNode);
        for (var i = 0; i < Steps.Count; i++)
        {
            var step = Steps[i];
            if (i == 0 && step.TakesWholeInput)
            {
                current = step.Expression.Evaluate(isMany || input is null ? input : Sequences.Of(input), frame);
            }
            else if (step.BindsTuples || tuples is not null)
            {
                tuples = TupleSteps.Run(step, tuples, current, isMany, Scope, frame);
                continue;
            }
            else
            {
                current = Run(step, current, isMany, i == Steps.Count - 1, frame);
            }

            if (current is null or ArrayValue { Count: 0 })
            {
                // An empty array that a path ends with is a value, one that it should go on from is nothing found.
                return i == Steps.Count - 1 || step.TakesWholeInput ? current : null;
            }

            // As in the reference implementation: [a, b][0].name finds nothing.
            if (step.TakesWholeInput && current is not ArrayValue && i < Steps.Count - 1)
            {
                return null;
            }

            isMany = current is ArrayValue;
        }

        return current;
    }

    private static Value? Run(PathStep step, Value? current, bool isMany, bool isLast, Frame frame)
    {
        if (step.Sort is not null)
        {
            return step.Sort.Apply(current, isMany, step.Stages, frame);
        }

        if (!isMany)
        {
            return One(step.Evaluate(current, frame), isLast);
        }

        var items = ((ArrayValue)current!).Items;
        if (items.Length == 1)
        {
            return One(step.Evaluate(items[0], frame), isLast);
        }

        var found = new ItemBuffer(frame.Evaluation);
        var (count, only) = (0, default(Value));
        foreach (var item in items)
        {
            frame.Evaluation.Step();
            var result = step.Evaluate(item, frame);
            if (result is not null)
            {
                (count, only) = (count + 1, result);
                found.AddResult(result);
            }
        }

        return isLast && count == 1 && only is ArrayValue array && !array.IsSequence() ? array : found.ToSequence();
    }

    /// <summary>The result of a step for a single item: an array that was there before stays as it is at the end of the path.</summary>
    private static Value? One(Value? result, bool isLast)
    {
        if (result is not ArrayValue array)
        {
            return result;
        }

        if (isLast)
        {
            return array.IsSequence() ? array.With(ArrayTraits.Sequence) : array;
        }

        return array.IsConstructed() ? Sequences.Of(array) : array;
    }
}
