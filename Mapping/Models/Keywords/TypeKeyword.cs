using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>type</c>: one primitive type, or several.</summary>
internal sealed class TypeKeyword : Keyword
{
    private readonly ImmutableArray<string> _allowed;

    public TypeKeyword(SchemaReader schema)
    {
        var given = schema.Optional("type") is StringValue one ? [one.Text] : schema.Texts("type");
        if (given.FirstOrDefault(type => !Types.All.Contains(type)) is { } unknown)
        {
            throw schema.Mistake("type", $"of {string.Join(", ", Types.All)}, and {unknown} is none");
        }

        // Whatever takes numbers takes integers.
        _allowed = [.. Types.All.Where(type => given.Contains(type) || (type == "integer" && given.Contains("number")))];
    }

    public override void Validate(Value instance, Report report)
    {
        var type = Types.Of(instance);
        if (!_allowed.Contains(type))
        {
            report.Add($"instance type ({type}) does not match any allowed primitive type (allowed: {Texts.ToJson(_allowed)})");
        }
    }
}
