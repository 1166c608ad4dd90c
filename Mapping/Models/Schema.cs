using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>A JSON schema, draft 4, compiled: its keywords, and the schemas of a value's items and members.</summary>
/// <remarks>
/// AWS: API Gateway developer guide, "Data models for REST APIs"; json-schema.org, draft 4, "Validation". Errors come in the order, and as many of them,
/// as from the library whose words API Gateway uses: keywords by name, then members by name; a value in error is not looked into.
/// </remarks>
internal sealed class Schema
{
    /// <summary>The schema that a <c>$ref</c> leads to; it alone counts then.</summary>
    public Func<Schema>? Reference { get; set; }

    /// <summary>The keywords in the order of their names.</summary>
    public ImmutableArray<Keyword> Keywords { get; set; } = [];

    public ImmutableDictionary<string, Schema> Properties { get; set; } = ImmutableDictionary<string, Schema>.Empty;

    public ImmutableArray<(Pattern Pattern, Schema Schema)> PatternProperties { get; set; } = [];

    /// <summary>For members that neither a name nor a pattern is about; null where anything goes.</summary>
    public Schema? AdditionalProperties { get; set; }

    /// <summary>For items by their place, where <c>items</c> is a list.</summary>
    public ImmutableArray<Schema> TupleItems { get; set; } = [];

    /// <summary>For all other items; null where anything goes.</summary>
    public Schema? OtherItems { get; set; }

    public void Validate(Value instance, Report report) => report.Nested(() =>
    {
        if (Reference is { } reference)
        {
            reference().Validate(instance, report);
            return;
        }

        foreach (var keyword in Keywords)
        {
            keyword.Validate(instance, report);
        }

        if (report.IsSuccess && instance is ArrayValue items)
        {
            ValidateItems(items, report);
        }
        else if (report.IsSuccess && instance is ObjectValue members)
        {
            ValidateMembers(members, report);
        }
    });

    private void ValidateItems(ArrayValue items, Report report)
    {
        for (var i = 0; i < items.Count; i++)
        {
            (i < TupleItems.Length ? TupleItems[i] : OtherItems)?.Validate(items[i], report);
        }
    }

    private void ValidateMembers(ObjectValue members, Report report)
    {
        foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            foreach (var schema in SchemasOf(name))
            {
                schema.Validate(member, report);
            }
        }
    }

    private IEnumerable<Schema> SchemasOf(string name)
    {
        var isKnown = Properties.TryGetValue(name, out var own);
        if (isKnown)
        {
            yield return own!;
        }

        foreach (var (pattern, schema) in PatternProperties)
        {
            if (pattern.Matches(name))
            {
                isKnown = true;
                yield return schema;
            }
        }

        if (!isKnown && AdditionalProperties is { } additional)
        {
            yield return additional;
        }
    }
}
