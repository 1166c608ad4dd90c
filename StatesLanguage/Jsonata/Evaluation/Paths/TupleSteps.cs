using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>Steps of paths that bind variables or go back to parents: each value goes on with what was bound on the way to it.</summary>
internal static class TupleSteps
{
    /// <summary>Runs a step.</summary>
    /// <param name="tuples">What the step before found; null where that bound nothing, so that it is in <paramref name="current"/>.</param>
    public static List<TupleFrame> Run(PathStep step, List<TupleFrame>? tuples, Value? current, bool isMany, Scope scope, Frame frame)
    {
        if (step.Sort is not null)
        {
            return Stages(step, Sort(step, tuples, current, isMany, scope, frame));
        }

        tuples ??= [.. Start(current, isMany, scope, frame)];
        var found = new List<TupleFrame>();
        foreach (var tuple in tuples)
        {
            frame.Evaluation.Step();
            var result = step.Expression.Evaluate(tuple.Context, tuple);
            if (result is TupleStream stream)
            {
                found.AddRange(stream.Tuples.Select(inner => new TupleFrame(frame, scope, inner.Context, Join(tuple.Bindings, inner.Bindings))));
                continue;
            }

            var index = 0;
            foreach (var item in Sequences.Items(in result))
            {
                found.Add(Bind(step, tuple, item, index++, scope, frame));
            }
        }

        frame.Evaluation.Allocate(found.Count);
        return Stages(step, found);
    }

    private static TupleFrame Bind(PathStep step, TupleFrame tuple, Value item, int index, Scope scope, Frame frame)
    {
        var bindings = tuple.Bindings;
        if (step.Focus is not null)
        {
            bindings = new(step.Focus, item, bindings);
        }

        if (step.Index is not null)
        {
            bindings = new(step.Index, NumberValue.Create((long)index), bindings);
        }

        if (step.Ancestor is not null)
        {
            bindings = new(step.Ancestor.Label, tuple.Context, bindings);
        }

        return new(frame, scope, step.Focus is null ? item : tuple.Context, bindings);
    }

    private static IEnumerable<TupleFrame> Start(Value? current, bool isMany, Scope scope, Frame frame) => isMany
        ? ((ArrayValue)current!).Select(item => new TupleFrame(frame, scope, item, null))
        : [new TupleFrame(frame, scope, current, null)];

    private static TupleBinding? Join(TupleBinding? outer, TupleBinding? inner) =>
        inner is null ? outer : new(inner.Label, inner.Value, Join(outer, inner.Next));

    private static List<TupleFrame> Sort(PathStep step, List<TupleFrame>? tuples, Value? current, bool isMany, Scope scope, Frame frame)
    {
        if (tuples is not null)
        {
            return step.Sort!.Apply(tuples, frame.Evaluation);
        }

        var sorted = step.Sort!.Apply([.. Start(current, isMany, scope, frame)], frame.Evaluation);
        return step.Index is null ? sorted : Number(sorted, step.Index);
    }

    private static List<TupleFrame> Number(List<TupleFrame> tuples, string variable) =>
    [
        .. tuples.Select((tuple, index) => new TupleFrame(
            tuple.Parent!, tuple.Scope, tuple.Context, new(variable, NumberValue.Create((long)index), tuple.Bindings))),
    ];

    private static List<TupleFrame> Stages(PathStep step, List<TupleFrame> tuples)
    {
        foreach (var stage in step.Stages)
        {
            tuples = stage.Filter is null
                ? Number(tuples, stage.Index!)
                : [.. tuples.Where((tuple, index) =>
                    Filter.Keeps(stage.Filter.Predicate.Evaluate(tuple.Context, tuple), index, tuples.Count))];
        }

        return tuples;
    }
}
