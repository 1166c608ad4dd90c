using System.Text.Json;
using Stepyard.Local.DynamoDb.Operations;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb;

/// <summary>A DynamoDB table. Billing, encryption and recovery change nothing here.</summary>
internal sealed class TableResource(Database database) : IResourceType
{
    private static readonly string[] Unsupported = ["streamSpecification", "kinesisStreamSpecification", "importSourceSpecification", "resourcePolicy"];

    public string Token => "aws-native:dynamodb:Table";

    public Provisioned Create(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here; leave it out, or set it for deployed stacks only.");
        }

        var name = request.PhysicalName("tableName");
        var table = database.Declare(Define(request, name));
        table.TimeToLive = request.OptionalMap("timeToLiveSpecification") is { } expiry && expiry.GetValueOrDefault("enabled") is true
            ? expiry.GetValueOrDefault("attributeName") as string
            : null;
        return new(name, new Dictionary<string, object> { ["arn"] = table.Arn, ["tableName"] = name });
    }

    private static TableDefinition Define(ResourceRequest request, string name)
    {
        try
        {
            return TableRequest.Read(new Input(AsRequest(InputJson.ToElement(request.Inputs.SetItem("tableName", name)))));
        }
        catch (AwsException refusal)
        {
            throw request.Mistake(refusal.Message);
        }
    }

    /// <summary>The inputs as a request of CreateTable has them: the same members with a capital letter.</summary>
    private static JsonElement AsRequest(JsonElement inputs)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, inputs);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName($"{char.ToUpperInvariant(member.Name[0])}{member.Name[1..]}");
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
