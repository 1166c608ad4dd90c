using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions;

/// <summary>What a request's <c>ExpressionAttributeNames</c> and <c>ExpressionAttributeValues</c> stand for, and which its expressions have used.</summary>
internal sealed class Placeholders
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];
    private readonly HashSet<string> _unused = [];

    public Placeholders(JsonElement? names, JsonElement? values)
    {
        foreach (var (key, json) in Members("ExpressionAttributeNames", '#', names))
        {
            _names[key] = json.ValueKind == JsonValueKind.String ? json.GetString()! : throw DynamoDbError.Serialization($"ExpressionAttributeNames: {key} is not a string");
        }

        foreach (var (key, json) in Members("ExpressionAttributeValues", ':', values))
        {
            _values[key] = AttributeReader.Read(json);
        }
    }

    public string? Name(string placeholder)
    {
        _unused.Remove(placeholder);
        return _names.GetValueOrDefault(placeholder);
    }

    public AttributeValue? Value(string placeholder)
    {
        _unused.Remove(placeholder);
        return _values.GetValueOrDefault(placeholder);
    }

    /// <summary>Refuses placeholders that no expression of the request has used.</summary>
    /// <param name="anyExpression">Whether the request has an expression at all.</param>
    public void RequireAllUsed(bool anyExpression)
    {
        RequireUsed("ExpressionAttributeNames", '#', _names.Count, anyExpression);
        RequireUsed("ExpressionAttributeValues", ':', _values.Count, anyExpression);
    }

    private void RequireUsed(string parameter, char prefix, int count, bool anyExpression)
    {
        if (count > 0 && !anyExpression)
        {
            throw DynamoDbError.Validation($"{parameter} can only be specified when using expressions");
        }

        var unused = _unused.Where(key => key[0] == prefix).ToList();
        if (unused.Count > 0)
        {
            throw DynamoDbError.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }

    private IEnumerable<(string Key, JsonElement Json)> Members(string parameter, char prefix, JsonElement? json)
    {
        if (json is not { } members)
        {
            yield break;
        }

        if (members.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbError.Serialization($"{parameter} is not a map");
        }

        var any = false;
        foreach (var member in members.EnumerateObject())
        {
            any = true;
            if (member.Name.Length < 2 || member.Name[0] != prefix || !member.Name.Skip(1).All(ExpressionReader.IsNameChar))
            {
                throw DynamoDbError.Validation($"{parameter} contains invalid key: Syntax error; key: \"{member.Name}\"");
            }

            _unused.Add(member.Name);
            yield return (member.Name, member.Value);
        }

        if (!any)
        {
            throw DynamoDbError.Validation($"{parameter} must not be empty");
        }
    }
}
