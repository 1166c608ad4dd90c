using System.Collections.Immutable;

namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary>A variable and what is asked of it: <c>$order.items[0].name.toUpperCase()</c>.</summary>
/// <param name="root">The variable's name without <c>$</c>.</param>
/// <param name="steps">What is asked of it.</param>
/// <param name="place">Where.</param>
internal sealed class Reference(string root, ImmutableArray<Step> steps, Place place) : Expression
{
    public string Root => root;

    /// <summary>What is asked of the variable.</summary>
    public ImmutableArray<Step> Steps => steps;

    /// <summary>Whether it is a variable and nothing else.</summary>
    public bool IsVariable => steps.IsEmpty;

    public override object? Evaluate(Rendering rendering) => Find(steps.AsSpan(), rendering);

    /// <summary>Whether the variable itself has a value.</summary>
    public bool HasRoot(Rendering rendering) => rendering.Variables.Get(root, rendering) is not null;

    /// <summary>Gives the reference another value; nothing happens where what it leads through has none.</summary>
    public void Assign(object value, Rendering rendering)
    {
        if (IsVariable)
        {
            rendering.Variables.Set(root, value);
        }
        else if (Find(steps.AsSpan()[..^1], rendering) is { } owner)
        {
            rendering.Place = place;
            steps[^1].Assign(owner, value, rendering);
        }
    }

    private object? Find(ReadOnlySpan<Step> path, Rendering rendering)
    {
        rendering.Place = place;
        var value = rendering.Variables.Get(root, rendering);
        foreach (var step in path)
        {
            if (value is null)
            {
                return null;
            }

            rendering.Place = place;
            value = step.Find(value, rendering);
        }

        return value;
    }
}
