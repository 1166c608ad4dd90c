using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>The members that an object has to have.</summary>
internal sealed class Required(SchemaReader schema) : Keyword
{
    private readonly ImmutableArray<string> _names = schema.Texts("required");

    public override void Validate(Value instance, Report report)
    {
        if (instance is ObjectValue members && _names.Where(name => !members.TryGetValue(name, out _)).ToArray() is { Length: > 0 } missing)
        {
            report.Add($"object has missing required properties ({Texts.ToJson(missing.Distinct().Order(StringComparer.Ordinal))})");
        }
    }
}
