using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>|pattern|update,delete|</c>: a function that returns a copy of its argument with what the pattern finds changed.</summary>
internal sealed class TransformNode(Node pattern, Node update, Node? delete, Node clone) : Node
{
    private static readonly Signature Parameters = Signature.Parse("<(oa):o>");

    public override Value? Evaluate(Value? input, Frame frame) =>
        new NativeFunction("transform", Parameters, (_, arguments) => Transform(arguments[0], frame));

    private Value? Transform(Value? target, Frame frame)
    {
        if (target is null)
        {
            return null;
        }

        if (clone.Evaluate(null, frame) is not FunctionValue function)
        {
            throw new JsonataException("T2013", position: Position);
        }

        if (function.Apply([target], null, frame) is not { } cloned)
        {
            return null;
        }

        var copy = new Transformation(cloned);
        var found = pattern.Evaluate(copy.Source, frame);
        foreach (var match in Sequences.Items(in found).ToArray())
        {
            var context = copy.Current(match);
            var changes = update.Evaluate(context, frame);
            if (changes is not (null or ObjectValue))
            {
                throw new JsonataException("T2011", value: changes, position: update.Position);
            }

            copy.Merge(match, (ObjectValue?)changes);
            if (delete is not null)
            {
                copy.Delete(match, Names(delete.Evaluate(copy.Current(match), frame)));
            }
        }

        return copy.Current(copy.Source);
    }

    private List<string> Names(Value? deletions)
    {
        var names = new List<string>();
        foreach (var name in Sequences.Items(in deletions))
        {
            names.Add((name as StringValue)?.Text ?? throw new JsonataException("T2012", value: deletions, position: delete!.Position));
        }

        return names;
    }
}
