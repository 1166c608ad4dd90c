using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary>A condition on an item: of a conditional write, a filter or a key condition.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Condition and filter expressions, operators, and functions.</remarks>
internal abstract record Condition
{
    /// <summary>Whether the item, empty where there is none, meets the condition.</summary>
    public abstract bool IsMet(MapValue item);
}

internal sealed record And(Condition Left, Condition Right) : Condition
{
    public override bool IsMet(MapValue item) => Left.IsMet(item) && Right.IsMet(item);
}

internal sealed record Or(Condition Left, Condition Right) : Condition
{
    public override bool IsMet(MapValue item) => Left.IsMet(item) || Right.IsMet(item);
}

internal sealed record Not(Condition Inner) : Condition
{
    public override bool IsMet(MapValue item) => !Inner.IsMet(item);
}

/// <summary><c>a BETWEEN b AND c</c>, both ends included.</summary>
internal sealed record Between(Operand Operand, Operand Lower, Operand Upper) : Condition
{
    public override bool IsMet(MapValue item) =>
        new Comparison(Operand, ">=", Lower).IsMet(item) && new Comparison(Operand, "<=", Upper).IsMet(item);
}

/// <summary><c>a IN (b, c, …)</c>.</summary>
internal sealed record In(Operand Operand, ImmutableArray<Operand> Candidates) : Condition
{
    public override bool IsMet(MapValue item) =>
        Operand.Evaluate(item) is { } value && Candidates.Any(candidate => value.Equals(candidate.Evaluate(item)));
}
