using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>Reads the members of one request and checks them against the API's model; all violations are reported together.</summary>
/// <remarks>AWS: Step Functions API Reference, the "Request Parameters" of each operation.</remarks>
internal sealed class Members(JsonElement request)
{
    private static readonly SearchValues<string> Sensitive = SearchValues.Create(["input", "definition", "error", "cause"], StringComparison.Ordinal);

    private List<string>? _violations;

    /// <summary>A member that must be there; empty until <see cref="Check"/> has thrown where it is not.</summary>
    public string Text(string name, int min = 1, int max = 256)
    {
        if (OptionalText(name, min, max) is { } text)
        {
            return text;
        }

        Violated($"Value null at '{name}' failed to satisfy constraint: Member must not be null");
        return "";
    }

    public string? OptionalText(string name, int min = 1, int max = 256)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        var text = member.ValueKind == JsonValueKind.String ? member.GetString()! : throw Mistyped(member, "String");
        if (text.Length < min)
        {
            Violated($"{Shown(name, text)} failed to satisfy constraint: Member must have length greater than or equal to {min}");
        }
        else if (text.Length > max)
        {
            Violated($"{Shown(name, text)} failed to satisfy constraint: Member must have length less than or equal to {max}");
        }

        return text;
    }

    /// <summary>A member that is one of a few words.</summary>
    public string? OptionalWord(string name, params ReadOnlySpan<string> allowed)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        var word = member.ValueKind == JsonValueKind.String ? member.GetString()! : throw Mistyped(member, "String");
        if (!allowed.Contains(word))
        {
            Violated($"{Shown(name, word)} failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", allowed.ToArray())}]");
        }

        return word;
    }

    /// <summary>How many results a page may have: 0 and absence mean <paramref name="usual"/>.</summary>
    public int PageSize(int usual, int max)
    {
        if (Find("maxResults") is not { } member)
        {
            return usual;
        }

        var size = member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) ? number : throw Mistyped(member, "Integer");
        if (size < 0)
        {
            Violated($"{Shown("maxResults", size.ToString(CultureInfo.InvariantCulture))} failed to satisfy constraint: Member must have value greater than or equal to 0");
        }
        else if (size > max)
        {
            Violated($"{Shown("maxResults", size.ToString(CultureInfo.InvariantCulture))} failed to satisfy constraint: Member must have value less than or equal to {max}");
        }

        return size == 0 ? usual : size;
    }

    public bool Flag(string name, bool usual) =>
        Find(name) is { } member
            ? member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetBoolean() : throw Mistyped(member, "Boolean")
            : usual;

    public JsonElement? Structure(string name) =>
        Find(name) is { } member
            ? member.ValueKind == JsonValueKind.Object ? member : throw Mistyped(member, "Structure")
            : null;

    /// <exception cref="AwsException"><c>ValidationException</c> with every violation so far.</exception>
    public void Check()
    {
        if (_violations is { Count: var count })
        {
            throw new AwsException("ValidationException", $"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", _violations)}");
        }
    }

    private JsonElement? Find(string name) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private void Violated(string violation) => (_violations ??= []).Add(violation);

    private static string Shown(string name, string value) => Sensitive.Contains(name) ? $"Value at '{name}'" : $"Value '{value}' at '{name}'";

    private static AwsException Mistyped(JsonElement member, string expected) =>
        new("SerializationException", $"{member.ValueKind switch
        {
            JsonValueKind.Number => "NUMBER_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            JsonValueKind.False => "FALSE_VALUE",
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.Array => "START_ARRAY",
            _ => "START_OBJECT",
        }} can not be converted to {(expected is "Integer" ? "an" : "a")} {expected}");
}
