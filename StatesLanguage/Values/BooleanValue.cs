namespace Stepyard.StatesLanguage.Values;

/// <summary>JSON's <c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValue : Value
{
    private BooleanValue(bool isTrue) => IsTrue = isTrue;

    public static BooleanValue True { get; } = new(true);

    public static BooleanValue False { get; } = new(false);

    public bool IsTrue { get; }

    public override ValueKind Kind => ValueKind.Boolean;

    public override int Utf8Length => IsTrue ? 4 : 5;

    public static BooleanValue Of(bool value) => value ? True : False;

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => IsTrue ? 1 : 2;

    internal override int Write(Span<byte> utf8)
    {
        (IsTrue ? "true"u8 : "false"u8).CopyTo(utf8);
        return Utf8Length;
    }
}
