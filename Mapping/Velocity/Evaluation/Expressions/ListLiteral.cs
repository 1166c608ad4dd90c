using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>[1, "two", $three]</c>.</summary>
internal sealed class ListLiteral(ImmutableArray<Expression> items) : Expression
{
    public override object Evaluate(Rendering rendering)
    {
        rendering.Spend(items.Length);
        return new VelocityList(items.Select(item => item.Evaluate(rendering)));
    }
}
