namespace Stepyard.StatesLanguage.Values;

/// <summary>JSON's <c>null</c>.</summary>
public sealed class NullValue : Value
{
    private NullValue()
    {
    }

    public static NullValue Instance { get; } = new();

    public override ValueKind Kind => ValueKind.Null;

    public override int Utf8Length => 4;

    public override bool Equals(Value? other) => other is NullValue;

    public override int GetHashCode() => 0;

    internal override int Write(Span<byte> utf8)
    {
        "null"u8.CopyTo(utf8);
        return 4;
    }
}
