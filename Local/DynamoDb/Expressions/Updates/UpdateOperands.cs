using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Updates;

/// <summary>What the right side of <c>SET path = …</c> can be besides paths and values.</summary>
internal static class UpdateOperand
{
    /// <summary>The value of an operand that must have one.</summary>
    public static AttributeValue Require(Operand operand, MapValue item) =>
        operand.Evaluate(item)
        ?? throw DynamoDbError.Validation("The provided expression refers to an attribute that does not exist in the item");

    public static Wire.AwsException WrongType() =>
        DynamoDbError.Validation("An operand in the update expression has an incorrect data type");
}

/// <summary><c>if_not_exists(path, operand)</c>.</summary>
internal sealed record IfNotExists(DocumentPath Path, Operand Otherwise) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) => Path.Resolve(item) ?? UpdateOperand.Require(Otherwise, item);
}

/// <summary><c>list_append(list, list)</c>.</summary>
internal sealed record ListAppend(Operand First, Operand Second) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) =>
        (UpdateOperand.Require(First, item), UpdateOperand.Require(Second, item)) is (ListValue first, ListValue second)
            ? new ListValue(first.Elements.AddRange(second.Elements))
            : throw UpdateOperand.WrongType();
}

/// <summary><c>operand + operand</c> or <c>operand - operand</c>, on numbers.</summary>
internal sealed record Sum(Operand Left, Operand Right, bool Subtract) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) =>
        (UpdateOperand.Require(Left, item), UpdateOperand.Require(Right, item)) is (NumberValue left, NumberValue right)
            ? new NumberValue(Subtract ? left.Number - right.Number : left.Number + right.Number)
            : throw UpdateOperand.WrongType();
}
