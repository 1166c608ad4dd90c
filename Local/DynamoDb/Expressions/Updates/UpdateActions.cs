using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Updates;

/// <summary>One action of an update expression.</summary>
internal abstract record UpdateAction(DocumentPath Path)
{
    /// <summary>The value that the path has afterwards, seen from the item as it was before the update; null where it is gone.</summary>
    public abstract AttributeValue? Apply(MapValue before);
}

/// <summary><c>SET path = operand</c>.</summary>
internal sealed record Set(DocumentPath Path, Operand Operand) : UpdateAction(Path)
{
    public override AttributeValue? Apply(MapValue before) => UpdateOperand.Require(Operand, before);
}

/// <summary><c>REMOVE path</c>.</summary>
internal sealed record Remove(DocumentPath Path) : UpdateAction(Path)
{
    public override AttributeValue? Apply(MapValue before) => null;
}

/// <summary><c>ADD path :value</c>: adds to a number, or elements to a set; what does not exist counts as 0 or as empty.</summary>
internal sealed record Add(DocumentPath Path, AttributeValue Value) : UpdateAction(Path)
{
    public override AttributeValue? Apply(MapValue before) => (Path.Resolve(before), Value) switch
    {
        (null, _) => Value,
        (NumberValue number, NumberValue added) => new NumberValue(number.Number + added.Number),
        (SetValue set, SetValue added) when set.ElementType == added.ElementType => set with { Elements = set.Elements.Union(added.Elements) },
        _ => throw UpdateOperand.WrongType(),
    };
}

/// <summary><c>DELETE path :set</c>: removes elements from a set; a set that becomes empty is gone.</summary>
internal sealed record Delete(DocumentPath Path, SetValue Elements) : UpdateAction(Path)
{
    public override AttributeValue? Apply(MapValue before) => Path.Resolve(before) switch
    {
        null => null,
        SetValue set when set.ElementType == Elements.ElementType =>
            set.Elements.Except(Elements.Elements) is { IsEmpty: false } rest ? set with { Elements = rest } : null,
        _ => throw UpdateOperand.WrongType(),
    };
}
