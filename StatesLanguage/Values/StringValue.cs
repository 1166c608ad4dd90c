namespace Stepyard.StatesLanguage.Values;

/// <summary>A JSON string.</summary>
public sealed class StringValue : Value
{
    private StringValue(string text) => Text = text;

    public static StringValue Empty { get; } = new("");

    /// <summary>The characters, unescaped.</summary>
    public string Text { get; }

    public override ValueKind Kind => ValueKind.String;

    public override int Utf8Length => JsonText.LengthOf(Text);

    public static StringValue Create(string text) => text.Length == 0 ? Empty : new(text);

    public override bool Equals(Value? other) => other is StringValue that && Text == that.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    internal override int Write(Span<byte> utf8) => JsonText.Write(Text, utf8);
}
