using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>{"a": 1, $key: $value}</c>; an entry whose key has no value is left out.</summary>
internal sealed class MapLiteral(ImmutableArray<(Expression Key, Expression Value)> entries) : Expression
{
    public override object Evaluate(Rendering rendering)
    {
        rendering.Spend(entries.Length);
        var map = new VelocityMap();
        foreach (var (key, value) in entries)
        {
            if (key.Evaluate(rendering) is { } name)
            {
                map[name] = value.Evaluate(rendering);
            }
        }

        return map;
    }
}
