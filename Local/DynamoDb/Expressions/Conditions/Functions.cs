using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary><c>attribute_exists(path)</c>; with <c>Not</c> around it, <c>attribute_not_exists(path)</c>.</summary>
internal sealed record AttributeExists(Operand Path) : Condition
{
    public override bool IsMet(MapValue item) => Path.Evaluate(item) is not null;
}

/// <summary><c>attribute_type(path, :type)</c>.</summary>
internal sealed record AttributeType(Operand Path, string Type) : Condition
{
    /// <summary>The types in the order in which AWS's message lists them.</summary>
    public static readonly ImmutableArray<string> Types = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];

    public override bool IsMet(MapValue item) => Path.Evaluate(item)?.Type == Type;
}

/// <summary><c>begins_with(path, prefix)</c> on strings and binaries.</summary>
internal sealed record BeginsWith(Operand Operand, Operand Prefix) : Condition
{
    public override bool IsMet(MapValue item) => (Operand.Evaluate(item), Prefix.Evaluate(item)) switch
    {
        (TextValue text, TextValue prefix) => text.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue prefix) => bytes.Bytes.AsSpan().StartsWith(prefix.Bytes.AsSpan()),
        _ => false,
    };
}

/// <summary><c>contains(path, operand)</c>: a part of a string or binary, an element of a set or list.</summary>
internal sealed record Contains(Operand Operand, Operand Part) : Condition
{
    public override bool IsMet(MapValue item) => (Operand.Evaluate(item), Part.Evaluate(item)) switch
    {
        (TextValue text, TextValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue part) => bytes.Bytes.AsSpan().IndexOf(part.Bytes.AsSpan()) >= 0,
        (SetValue set, ScalarValue element) => set.ElementType == element.Type && set.Elements.Contains(element),
        (ListValue list, { } element) => list.Elements.Contains(element),
        _ => false,
    };
}
