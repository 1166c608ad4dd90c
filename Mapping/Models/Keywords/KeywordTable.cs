namespace Stepyard.Mapping.Models.Keywords;

/// <summary>The keywords of draft 4 by name, in the order in which they are checked.</summary>
internal static class KeywordTable
{
    private static readonly SortedDictionary<string, Func<SchemaReader, Keyword>> ByName = new(StringComparer.Ordinal)
    {
        ["additionalItems"] = schema => new AdditionalItems(schema),
        ["additionalProperties"] = schema => new AdditionalProperties(schema),
        ["allOf"] = schema => new AllOf(schema),
        ["anyOf"] = schema => new AnyOf(schema),
        ["dependencies"] = schema => new Dependencies(schema),
        ["enum"] = schema => new Enumeration(schema),
        ["format"] = schema => new Format(schema),
        ["maxItems"] = schema => new MaxItems(schema),
        ["maxLength"] = schema => new MaxLength(schema),
        ["maxProperties"] = schema => new MaxProperties(schema),
        ["maximum"] = schema => new Maximum(schema),
        ["minItems"] = schema => new MinItems(schema),
        ["minLength"] = schema => new MinLength(schema),
        ["minProperties"] = schema => new MinProperties(schema),
        ["minimum"] = schema => new Minimum(schema),
        ["multipleOf"] = schema => new MultipleOf(schema),
        ["not"] = schema => new Not(schema),
        ["oneOf"] = schema => new OneOf(schema),
        ["pattern"] = schema => new PatternKeyword(schema),
        ["required"] = schema => new Required(schema),
        ["type"] = schema => new TypeKeyword(schema),
        ["uniqueItems"] = schema => new UniqueItems(schema),
    };

    public static IEnumerable<Keyword> Read(SchemaReader schema) => ByName.Where(keyword => schema.Has(keyword.Key)).Select(keyword => keyword.Value(schema));
}
