using System.Globalization;
using System.Text.Json.Nodes;

namespace Stepyard.Local.Sqs.Query;

/// <summary>Reads a form as the object that the JSON protocol would have sent: <c>Attribute.1.Name</c> and <c>Attribute.1.Value</c> are an entry of <c>Attributes</c>.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol": lists and maps of SQS are flattened.</remarks>
internal static class QueryForm
{
    private const string Entry = "RequestEntry";

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["AttributeName"] = "AttributeNames",
        ["MessageAttributeName"] = "MessageAttributeNames",
        ["MessageSystemAttributeName"] = "MessageSystemAttributeNames",
        ["TagKey"] = "TagKeys",
    };

    private static readonly Dictionary<string, string> Maps = new(StringComparer.Ordinal)
    {
        ["Attribute"] = "Attributes",
        ["MessageAttribute"] = "MessageAttributes",
        ["MessageSystemAttribute"] = "MessageSystemAttributes",
        ["Tag"] = "Tags",
    };

    private static readonly HashSet<string> Numbers = new(["DelaySeconds", "VisibilityTimeout", "MaxNumberOfMessages", "WaitTimeSeconds", "MaxResults", "MaxNumberOfMessagesPerSecond"], StringComparer.Ordinal);

    public static JsonObject Read(string action, IEnumerable<KeyValuePair<string, string>> form)
    {
        var request = Structure(form);

        // The one member whose name in JSON begins with a small letter.
        if (action == nameof(Operations.CreateQueue) && request.TryGetPropertyValue("Tags", out var tags))
        {
            request.Remove("Tags");
            request["tags"] = tags;
        }

        return request;
    }

    private static JsonObject Structure(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var structure = new JsonObject();
        foreach (var member in Grouped(fields))
        {
            if (member.Key.EndsWith(Entry, StringComparison.Ordinal))
            {
                structure["Entries"] = new JsonArray([.. Numbered(member).Select(Structure)]);
            }
            else if (Lists.TryGetValue(member.Key, out var list))
            {
                structure[list] = new JsonArray([.. Numbered(member).Select(Text)]);
            }
            else if (Maps.TryGetValue(member.Key, out var map))
            {
                structure[map] = new JsonObject(Numbered(member).Select(Pair).DistinctBy(pair => pair.Key));
            }
            else
            {
                structure[member.Key] = Scalar(member.Key, member.First().Value);
            }
        }

        return structure;
    }

    /// <summary>The fields by what stands before their first dot; of their names what stands behind it is left.</summary>
    private static IEnumerable<IGrouping<string, KeyValuePair<string, string>>> Grouped(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.GroupBy(
            field => field.Key.Split('.', 2)[0],
            field => KeyValuePair.Create(field.Key.Contains('.', StringComparison.Ordinal) ? field.Key.Split('.', 2)[1] : "", field.Value));

    private static IEnumerable<IGrouping<string, KeyValuePair<string, string>>> Numbered(IEnumerable<KeyValuePair<string, string>> fields) =>
        Grouped(fields).Where(item => Index(item.Key) is not null).OrderBy(item => Index(item.Key));

    private static int? Index(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static JsonNode? Text(IEnumerable<KeyValuePair<string, string>> item) => item.First().Value;

    private static KeyValuePair<string, JsonNode?> Pair(IEnumerable<KeyValuePair<string, string>> item)
    {
        var members = Grouped(item).ToDictionary(member => member.Key, StringComparer.Ordinal);
        var key = (members.GetValueOrDefault("Name") ?? members.GetValueOrDefault("Key"))?.First().Value ?? "";
        return KeyValuePair.Create(key, members.GetValueOrDefault("Value") switch
        {
            null => null,
            var value when value.First().Key.Length == 0 => Text(value),
            var value => Structure(value),
        });
    }

    private static JsonNode? Scalar(string name, string text) =>
        Numbers.Contains(name) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
}
