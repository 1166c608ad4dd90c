using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>A string, a number or a binary: what keys and sets are made of, and what can be put in order.</summary>
internal abstract record ScalarValue : AttributeValue, IComparable<ScalarValue>
{
    /// <summary>The value as plain text, for messages: a binary in base 64.</summary>
    public abstract string Plain { get; }

    /// <summary>Orders values of one type; values of different types by their type, so that any two have an order.</summary>
    public int CompareTo(ScalarValue? other) => other switch
    {
        null => 1,
        _ when other.Type != Type => string.CompareOrdinal(Type, other.Type),
        _ => CompareSameType(other),
    };

    protected abstract int CompareSameType(ScalarValue other);
}

/// <summary>A string, ordered by its UTF-8 bytes.</summary>
internal sealed record TextValue(string Text) : ScalarValue
{
    public override string Type => "S";

    public override string Plain => Text;

    public override int Size => Encoding.UTF8.GetByteCount(Text);

    public override int? Length => Text.Length;

    public override void WriteContent(Utf8JsonWriter writer) => writer.WriteStringValue(Plain);

    protected override int CompareSameType(ScalarValue other) => Utf8Order.Instance.Compare(Text, ((TextValue)other).Text);
}

/// <summary>A number of up to 38 digits.</summary>
internal sealed record NumberValue(DecimalNumber Number) : ScalarValue
{
    public override string Type => "N";

    public override string Plain => Number.ToString();

    public override int Size => (Number.DigitCount + 1) / 2 + 1;

    public override void WriteContent(Utf8JsonWriter writer) => writer.WriteStringValue(Plain);

    protected override int CompareSameType(ScalarValue other) => Number.CompareTo(((NumberValue)other).Number);
}

/// <summary>Bytes, ordered as unsigned ones.</summary>
internal sealed record BinaryValue(ImmutableArray<byte> Bytes) : ScalarValue
{
    public override string Type => "B";

    public override string Plain => Convert.ToBase64String(Bytes.AsSpan());

    public override int Size => Bytes.Length;

    public override int? Length => Bytes.Length;

    public bool Equals(BinaryValue? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.AsSpan());
        return hash.ToHashCode();
    }

    public override void WriteContent(Utf8JsonWriter writer) => writer.WriteBase64StringValue(Bytes.AsSpan());

    protected override int CompareSameType(ScalarValue other) => Bytes.AsSpan().SequenceCompareTo(((BinaryValue)other).Bytes.AsSpan());
}
