using System.Text.Json;
using Stepyard.Local.Sqs.Messages;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The parameters of a request, or of one entry of a batch, by their wire names.</summary>
internal sealed class Input(JsonElement json)
{
    public string? Text(string name) => Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw SqsError.Serialization($"{name} is not a string"),
    };

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw SqsError.Missing(name);

    /// <summary>A whole number within a range.</summary>
    public int? Number(string name, int min, int max) =>
        Number(name) is not { } number ? null
        : number >= min && number <= max ? number
        : throw SqsError.InvalidParameter(name, number, $"Must be between {min} and {max}, if provided.");

    public int? Number(string name) => Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } json when json.TryGetInt32(out var number) => number,
        _ => throw SqsError.Serialization($"{name} is not an integer"),
    };

    /// <summary>The elements of a list of objects; empty where it is not given.</summary>
    public IReadOnlyList<Input> List(string name) => [.. Elements(name).Select(element =>
        element.ValueKind == JsonValueKind.Object ? new Input(element) : throw SqsError.Serialization($"{name} is not a list of objects"))];

    /// <summary>The elements of a list of texts; empty where it is not given.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Elements(name).Select(element => TextOf(element, name))];

    /// <summary>The entries of a map of texts; empty where it is not given.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) =>
        Members(name).ToDictionary(member => member.Name, member => TextOf(member.Value, name), StringComparer.Ordinal);

    /// <summary>The attributes of a message.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes(string name) =>
        Members(name).ToDictionary(member => member.Name, member => Attribute(member.Value, name), StringComparer.Ordinal);

    /// <summary>What is to be sent.</summary>
    public SendRequest SendRequest() => new(RequiredText("MessageBody"))
    {
        Attributes = Attributes("MessageAttributes"),
        DelaySeconds = Number("DelaySeconds"),
        GroupId = Text("MessageGroupId"),
        DeduplicationId = Text("MessageDeduplicationId"),
        TraceHeader = Attributes("MessageSystemAttributes").GetValueOrDefault("AWSTraceHeader")?.StringValue,
    };

    private static MessageAttribute Attribute(JsonElement json, string parameter)
    {
        var input = new Input(json.ValueKind == JsonValueKind.Object ? json : throw SqsError.Serialization($"{parameter} is not a map of objects"));
        var binary = input.Text("BinaryValue");
        return binary is null || Convert.TryFromBase64String(binary, new byte[binary.Length], out _)
            ? new(input.Text("DataType") ?? "", input.Text("StringValue"), binary)
            : throw SqsError.Serialization($"BinaryValue of {parameter} is not in base 64");
    }

    private JsonElement? Optional(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement.ArrayEnumerator Elements(string name) => Optional(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw SqsError.Serialization($"{name} is not a list"),
    };

    private JsonElement.ObjectEnumerator Members(string name) => Optional(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject(),
        _ => throw SqsError.Serialization($"{name} is not a map"),
    };

    private static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw SqsError.Serialization($"{name} has an element that is not a string");
}
