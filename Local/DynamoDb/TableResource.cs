using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.DynamoDb;

/// <summary>A DynamoDB table. Billing, encryption, recovery and deletion protection change nothing here.</summary>
internal sealed class TableResource(Database database) : IResourceType
{
    private static readonly string[] Unsupported =
        ["globalSecondaryIndexes", "localSecondaryIndexes", "streamSpecification", "kinesisStreamSpecification", "importSourceSpecification", "resourcePolicy"];

    public string Token => "aws-native:dynamodb:Table";

    public Provisioned Create(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here; leave it out, or set it for deployed stacks only.");
        }

        var name = request.PhysicalName("tableName");
        if (name.Length is < 3 or > 255 || !name.All(character => char.IsAsciiLetterOrDigit(character) || "_.-".Contains(character)))
        {
            throw request.Mistake($"'tableName' is {name}; 3 to 255 letters, digits, underscores, dots and hyphens are allowed.");
        }

        var settings = new TableSettings(request.OptionalText("billingMode") ?? "PROVISIONED", request.OptionalFlag("deletionProtectionEnabled") ?? false);
        var table = database.Create(name, Schema(request), settings);
        return new(name, new Dictionary<string, object> { ["arn"] = table.Arn, ["tableName"] = name });
    }

    private static KeySchema Schema(ResourceRequest request)
    {
        var types = Pairs(request, "attributeDefinitions", "attributeName", "attributeType").ToDictionary();
        var keys = Pairs(request, "keySchema", "keyType", "attributeName").ToList();
        if (keys is not ([{ Key: "HASH" }] or [{ Key: "HASH" }, { Key: "RANGE" }]))
        {
            throw request.Mistake("'keySchema' has one attribute with keyType HASH, and then at most one with keyType RANGE.");
        }

        if (types.Keys.FirstOrDefault(name => !keys.Exists(key => key.Value == name)) is { } unused)
        {
            throw request.Mistake($"'attributeDefinitions' defines '{unused}', which is not a key; only key attributes are defined.");
        }

        KeyAttribute Attribute(string name) => types.GetValueOrDefault(name) switch
        {
            "S" or "N" or "B" => new(name, types[name]),
            null => throw request.Mistake($"'keySchema' names '{name}', which 'attributeDefinitions' does not define."),
            var type => throw request.Mistake($"attribute '{name}' has the type {type}; a key is S, N or B."),
        };
        return new(Attribute(keys[0].Value), keys.Count > 1 ? Attribute(keys[1].Value) : null);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(ResourceRequest request, string list, string key, string value) =>
        request.List(list).Select(entry =>
            entry is ImmutableDictionary<string, object> map && map.GetValueOrDefault(key) is string left && map.GetValueOrDefault(value) is string right
                ? KeyValuePair.Create(left, right)
                : throw request.Mistake($"each of '{list}' has '{key}' and '{value}'."));
}
