using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>[a, b]</c>: the items; what is no constructor itself adds its items where it is an array.</summary>
internal sealed class ArrayNode(Node[] items) : Node
{
    private readonly bool[] _keepsArray = [.. items.Select(IsConstructor)];

    /// <summary>Whether it is a step of a path, which does not flatten what it makes.</summary>
    public bool IsStep { get; set; }

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var traits = IsStep ? ArrayTraits.Constructed : ArrayTraits.None;
        var built = new ItemBuffer(frame.Evaluation);
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Evaluate(input, frame);
            if (items.Length == 1 && !_keepsArray[i] && value is ArrayValue array)
            {
                // [1..1000] need not be copied.
                return array.With(traits);
            }

            if (_keepsArray[i] && value is not null)
            {
                built.Add(value);
            }
            else
            {
                built.Append(value);
            }
        }

        return built.ToArray(traits);
    }

    private static bool IsConstructor(Node node) => node switch
    {
        ArrayNode => true,
        GuardNode guard => IsConstructor(guard.Inner),
        PredicateNode predicate => IsConstructor(predicate.Inner),
        _ => false,
    };
}
