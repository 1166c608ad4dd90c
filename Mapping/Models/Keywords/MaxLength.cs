using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many characters a text has at most.</summary>
internal sealed class MaxLength(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("maxLength");

    public override void Validate(Value instance, Report report)
    {
        if (instance is StringValue text && MinLength.Of(text) is var length && length > _limit)
        {
            report.Add($"string \"{text.Text}\" is too long (length: {length}, maximum allowed: {_limit})");
        }
    }
}
