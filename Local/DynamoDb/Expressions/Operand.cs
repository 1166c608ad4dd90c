using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions;

/// <summary>Something in an expression that has a value once there is an item.</summary>
internal abstract record Operand
{
    /// <summary>The value; null where the item has none.</summary>
    public abstract AttributeValue? Evaluate(MapValue item);
}

/// <summary>A <c>:value</c> of the request.</summary>
internal sealed record ValueOperand(AttributeValue Value) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) => Value;
}

/// <summary>An attribute of the item.</summary>
internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) => Path.Resolve(item);
}

/// <summary><c>size(path)</c>: the length of a string or binary, the count of a set, list or map.</summary>
internal sealed record SizeOperand(Operand Operand) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) =>
        Operand.Evaluate(item)?.Length is { } length ? new NumberValue(length) : null;
}
