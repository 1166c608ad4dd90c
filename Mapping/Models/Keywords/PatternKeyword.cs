using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>pattern</c>: a regular expression that some part of a text has to match.</summary>
internal sealed class PatternKeyword(SchemaReader schema) : Keyword
{
    private readonly Pattern _pattern = schema.PatternOf(schema.Text("pattern"));

    public override void Validate(Value instance, Report report)
    {
        if (instance is StringValue text && !_pattern.Matches(text.Text))
        {
            report.Add($"ECMA 262 regex \"{_pattern.Text}\" does not match input string \"{text.Text}\"");
        }
    }
}
