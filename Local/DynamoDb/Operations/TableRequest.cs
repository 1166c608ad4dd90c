using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Reads what a table is to be: a request of CreateTable, or a resource of the stack, which has the same members.</summary>
internal static partial class TableRequest
{
    private const string Invalid = "One or more parameter values were invalid:";

    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static TableDefinition Read(Input input)
    {
        var name = Name(input);
        var types = input.List("AttributeDefinitions").Select(definition => new Input(definition))
            .ToDictionary(definition => Required(definition, "AttributeName"), definition => Choice(definition, "AttributeType", "B", "N", "S"), StringComparer.Ordinal);
        var key = Key(input, types);
        var indexes = ImmutableArray.CreateRange([.. Indexes(input, types, key, isGlobal: false), .. Indexes(input, types, key, isGlobal: true)]);
        CheckNames(indexes);
        CheckUse(types, key, indexes);
        CheckStreams(input);
        var billing = input.Choice("BillingMode", TableDefinition.Provisioned, TableDefinition.Provisioned, TableDefinition.PayPerRequest);
        return new(name, key)
        {
            Indexes = [.. indexes.Select(index => index.Definition with { Throughput = index.Definition.IsGlobal ? ThroughputOf(index.Input, billing) : Throughput.None })],
            BillingMode = billing,
            Throughput = ThroughputOf(input, billing),
            DeletionProtection = input.Flag("DeletionProtectionEnabled", false),
        };
    }

    private static string Name(Input input)
    {
        var name = input.TableName;
        return !AllowedName().IsMatch(name) ? throw DynamoDbError.Constraint($"'{name}'", "tableName", "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
            : name.Length is < 3 or > 255 ? throw DynamoDbError.Validation("TableName must be at least 3 characters long and at most 255 characters long")
            : name;
    }

    private static KeySchema Key(Input input, Dictionary<string, string> types)
    {
        var elements = input.List("KeySchema").Select(element => new Input(element))
            .Select(element => (Name: Required(element, "AttributeName"), Type: Choice(element, "KeyType", "HASH", "RANGE"))).ToList();
        if (elements is not [{ Type: "HASH" }, ..])
        {
            throw DynamoDbError.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }

        if (elements is not ([_] or [_, { Type: "RANGE" }]))
        {
            throw DynamoDbError.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }

        if (elements.Count == 2 && elements[0].Name == elements[1].Name)
        {
            throw DynamoDbError.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }

        if (elements.Exists(element => !types.ContainsKey(element.Name)))
        {
            throw DynamoDbError.Validation(
                $"{Invalid} Some index key attributes are not defined in AttributeDefinitions. Keys: [{string.Join(", ", elements.Select(element => element.Name))}], AttributeDefinitions: [{string.Join(", ", types.Keys)}]");
        }

        return new(Attribute(elements[0].Name), elements.Count > 1 ? Attribute(elements[1].Name) : null);

        KeyAttribute Attribute(string name) => new(name, types[name]);
    }

    private static IEnumerable<(IndexDefinition Definition, Input Input)> Indexes(Input input, Dictionary<string, string> types, KeySchema table, bool isGlobal)
    {
        var member = isGlobal ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";
        if (input.Optional(member) is not { } list)
        {
            yield break;
        }

        foreach (var index in Input.Elements(list, member).Select(element => new Input(element)))
        {
            var name = Required(index, "IndexName");
            var key = Key(index, types);
            if (!isGlobal)
            {
                CheckLocal(name, key, table);
            }

            yield return (new(name, key, isGlobal, Projection(new(index.Required("Projection")))), index);
        }
    }

    private static void CheckLocal(string name, KeySchema key, KeySchema table)
    {
        if (table.Sort is null)
        {
            throw DynamoDbError.Validation($"{Invalid} Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        if (key.Sort is null)
        {
            throw DynamoDbError.Validation($"{Invalid} Index KeySchema does not have a range key for index: {name}");
        }

        if (key.Partition != table.Partition)
        {
            throw DynamoDbError.Validation(
                $"{Invalid} Index KeySchema does not have the same leading hash key as table KeySchema for index: {name}. index hash key: {key.Partition.Name}, table hash key: {table.Partition.Name}");
        }
    }

    private static IndexProjection Projection(Input input)
    {
        var type = input.Text("ProjectionType") is null
            ? throw DynamoDbError.Validation($"{Invalid} Unknown ProjectionType: null")
            : Choice(input, "ProjectionType", IndexProjection.All, IndexProjection.Include, IndexProjection.KeysOnly);
        var attributes = input.Optional("NonKeyAttributes") is { } list ? Input.Elements(list, "NonKeyAttributes").Select(element => element.GetString() ?? "").ToImmutableArray() : [];
        return (type == IndexProjection.Include, attributes.IsEmpty) switch
        {
            (true, true) => throw DynamoDbError.Validation($"{Invalid} ProjectionType is {type}, but NonKeyAttributes is not specified"),
            (false, false) => throw DynamoDbError.Validation($"{Invalid} ProjectionType is {type}, but NonKeyAttributes is specified"),
            _ => new(type, attributes),
        };
    }

    private static void CheckNames(ImmutableArray<(IndexDefinition Definition, Input Input)> indexes)
    {
        if (indexes.GroupBy(index => index.Definition.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw DynamoDbError.Validation($"{Invalid} Duplicate index name: {twice.Key}");
        }
    }

    private static void CheckUse(Dictionary<string, string> types, KeySchema key, ImmutableArray<(IndexDefinition Definition, Input Input)> indexes)
    {
        var used = key.Attributes.Concat(indexes.SelectMany(index => index.Definition.Key.Attributes)).Select(attribute => attribute.Name).Distinct().ToList();
        if (used.Count < types.Count)
        {
            throw DynamoDbError.Validation(indexes.IsEmpty
                ? $"{Invalid} Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"
                : $"{Invalid} Some AttributeDefinitions are not used. AttributeDefinitions: [{string.Join(", ", types.Keys)}], keys used: [{string.Join(", ", used)}]");
        }
    }

    private static void CheckStreams(Input input)
    {
        if (input.Optional("StreamSpecification") is { } stream && new Input(stream) is var specification
            && (specification.Flag("StreamEnabled", false) || specification.Text("StreamViewType") is not null))
        {
            throw DynamoDbError.Validation("Streams are not supported here; leave out StreamSpecification");
        }
    }

    private static Throughput ThroughputOf(Input input, string billing)
    {
        var given = input.Optional("ProvisionedThroughput") is { } json ? new Input(json) : null;
        var (read, write) = (given?.Count("ReadCapacityUnits"), given?.Count("WriteCapacityUnits"));
        if (billing == TableDefinition.PayPerRequest)
        {
            return given is null
                ? Throughput.None
                : throw DynamoDbError.Validation($"{Invalid} Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }

        return read is { } reads && write is { } writes
            ? new(reads, writes)
            : throw DynamoDbError.Validation($"{Invalid} ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
    }

    private static string Required(Input input, string name) => input.Text(name) ?? throw Input.Missing(name);

    private static string Choice(Input input, string name, params string[] allowed)
    {
        Required(input, name);
        return input.Choice(name, "", allowed);
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]+$", RegexOptions.None, 1000)]
    private static partial Regex AllowedName();
}
