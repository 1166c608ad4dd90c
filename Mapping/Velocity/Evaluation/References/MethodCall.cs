using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Methods;

namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary><c>.name(arguments)</c>; without a value where there is no such method.</summary>
internal sealed class MethodCall(string name, ImmutableArray<Expression> arguments, Place place) : Step
{
    public string Name => name;

    public ImmutableArray<Expression> Arguments => arguments;

    public override object? Find(object target, Rendering rendering)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(rendering);
        }

        rendering.Place = place;
        try
        {
            return target is IVelocityObject host && host.TryCall(name, values, out var result) ? result
                : MethodTables.TryCall(target, name, values, rendering, out result) ? result
                : null;
        }
        catch (MethodException e)
        {
            throw rendering.Failure($"{name}() failed: {e.Message}");
        }
    }

    /// <summary>Nothing: a call is no place, and the parser refuses one.</summary>
    public override void Assign(object target, object value, Rendering rendering)
    {
    }
}
