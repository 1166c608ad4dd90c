using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many characters a text has at least.</summary>
internal sealed class MinLength(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("minLength");

    /// <summary>The length of a text in characters of Unicode: an emoji is one.</summary>
    public static int Of(StringValue text) => text.Text.EnumerateRunes().Count();

    public override void Validate(Value instance, Report report)
    {
        if (instance is StringValue text && Of(text) is var length && length < _limit)
        {
            report.Add($"string \"{text.Text}\" is too short (length: {length}, required minimum: {_limit})");
        }
    }
}
