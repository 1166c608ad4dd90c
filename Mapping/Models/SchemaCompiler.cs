using System.Collections.Immutable;
using Stepyard.Mapping.Models.Keywords;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>Compiles the schemas of one document. Keywords that draft 4 does not know are left alone, as it says.</summary>
/// <param name="document">The document.</param>
/// <param name="findModel">Another model of the API by the URL that a <c>$ref</c> gives; null where there is none.</param>
internal sealed class SchemaCompiler(Value document, Func<string, Model?> findModel)
{
    private const string Root = "#";

    private readonly Dictionary<string, Schema> _byPointer = [];

    /// <exception cref="SchemaException">The document is no schema.</exception>
    public Schema Compile()
    {
        var root = Compile(document, Root);
        RequireReferences();
        return root;
    }

    // A reference is followed when it is needed, so that schemas can refer to themselves; but a wrong one shows at once.
    private void RequireReferences()
    {
        for (var done = 0; done < _byPointer.Count;)
        {
            var all = _byPointer.Values.ToArray();
            foreach (var schema in all[done..])
            {
                schema.Reference?.Invoke();
            }

            done = all.Length;
        }
    }

    private Schema Compile(Value value, string pointer)
    {
        if (_byPointer.TryGetValue(pointer, out var known))
        {
            return known;
        }

        var members = value as ObjectValue ?? throw new SchemaException(pointer, $"a schema is an object, and this is {Types.Of(value)}.");
        var schema = _byPointer[pointer] = new();
        if (members.TryGetValue("$ref", out var reference))
        {
            var text = (reference as StringValue)?.Text ?? throw new SchemaException(pointer, "$ref is a text.");
            schema.Reference = () => Follow(text, pointer);
            return schema;
        }

        var reader = new SchemaReader(members, pointer, Compile);
        schema.Keywords = [.. KeywordTable.Read(reader)];
        schema.Properties = reader.Schemas("properties").ToImmutableDictionary();
        schema.PatternProperties = [.. reader.Schemas("patternProperties").Select(property => (reader.PatternOf(property.Key), property.Value))];
        schema.AdditionalProperties = reader.OptionalSchema("additionalProperties");
        schema.TupleItems = reader.TupleItems;
        schema.OtherItems = schema.TupleItems.IsEmpty ? reader.OptionalSchema("items") : reader.OptionalSchema("additionalItems");

        // Compiled so that a mistake shows, also in one that nothing refers to.
        _ = reader.Schemas("definitions");
        return schema;
    }

    private Schema Follow(string reference, string pointer)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (url, fragment) = hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
        if (url.Length == 0)
        {
            return Resolve(fragment, pointer);
        }

        var model = findModel(url) ?? throw new SchemaException(
            pointer, $"$ref is {reference}, which is no model of this API that is there already. It has to be https://apigateway.amazonaws.com/restapis/API_ID/models/NAME, or within the document #/definitions/NAME.");
        return fragment.Length == 0 ? model.Schema : new SchemaCompiler(model.Document, findModel).Resolve(fragment, pointer);
    }

    private Schema Resolve(string fragment, string from)
    {
        var value = document;
        foreach (var part in fragment.Split('/').Skip(1).Select(part => Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            value = value switch
            {
                ObjectValue members when members.TryGetValue(part, out var member) => member,
                ArrayValue items when int.TryParse(part, out var index) && index >= 0 && index < items.Count => items[index],
                _ => throw new SchemaException(from, $"$ref is #{fragment}, and there is nothing there."),
            };
        }

        return Compile(value, Root + fragment);
    }
}
