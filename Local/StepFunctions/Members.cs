using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>Reads the members of one request and checks them against the API's model; all violations are reported together.</summary>
/// <param name="request">The request, or a structure in it.</param>
/// <param name="path">What stands before a member's name in a violation: empty, or such as <c>mock.</c>.</param>
/// <param name="whole">The members of the request, which collect the violations of a structure in it as well; null where it is the request.</param>
/// <param name="isPascalCase">Whether the members' names begin with a capital in requests, as EventBridge's; in a violation they never do.</param>
/// <remarks>AWS: the "Request Parameters" of each operation in the API references of Step Functions and EventBridge.</remarks>
internal sealed class Members(JsonElement request, string path = "", Members? whole = null, bool isPascalCase = false)
{
    private static readonly SearchValues<string> Sensitive = SearchValues.Create(
        ["input", "output", "definition", "error", "cause", "variables", "context", "result", "stateName", "errorCausedByState", "mapItemReaderData", "description", "versionDescription"], StringComparison.Ordinal);

    private List<string>? _violations;

    /// <summary>All of it, as it was sent.</summary>
    public string Json => request.GetRawText();

    /// <summary>A member that must be there; empty until <see cref="Check"/> has thrown where it is not.</summary>
    public string Text(string name, int min = 1, int max = 256)
    {
        if (OptionalText(name, min, max) is { } text)
        {
            return text;
        }

        Missing(name);
        return "";
    }

    /// <summary>A member that must be there and match a pattern as a whole.</summary>
    public string Text(string name, int max, Regex pattern)
    {
        if (OptionalText(name, max, pattern) is { } text)
        {
            return text;
        }

        Missing(name);
        return "";
    }

    /// <summary>A member that matches a pattern as a whole, where it is there.</summary>
    public string? OptionalText(string name, int max, Regex pattern)
    {
        var text = OptionalText(name, max: max);
        if (text is { Length: > 0 } && pattern.Match(text).Length < text.Length)
        {
            Violated(Shown(name, text), $"satisfy regular expression pattern: {pattern}");
        }

        return text;
    }

    public string? OptionalText(string name, int min = 1, int max = 256)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        var text = TextOf(member);
        CheckRange(Shown(name, text), "length", text.Length, min, max);
        return text;
    }

    /// <summary>A member of ASCII characters alone.</summary>
    public string? OptionalAscii(string name)
    {
        var text = OptionalText(name, min: 0);
        if (text is not null && !Ascii.IsValid(text))
        {
            Violated(Shown(name, text), @"satisfy regular expression pattern: \p{ASCII}*");
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

        var word = TextOf(member);
        if (!allowed.Contains(word))
        {
            Violated(Shown(name, word), $"satisfy enum value set: [{string.Join(", ", allowed.ToArray())}]");
        }

        return word;
    }

    /// <summary>Which page of a listing is asked for, by <c>maxResults</c> and <c>nextToken</c>.</summary>
    public PageRequest Page() => new(PageSize(PageRequest.UsualSize, PageRequest.LargestSize), OptionalText("nextToken", max: 1024));

    /// <summary>How many results a page may have: 0 and absence mean <paramref name="usual"/>.</summary>
    public int PageSize(int usual, int max) => OptionalInteger("maxResults", 0, max) is { } size and not 0 ? size : usual;

    public int? OptionalInteger(string name, int min, int max = int.MaxValue)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        var number = member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var value) ? value : throw Mistyped(member, "Integer");
        CheckRange(Shown(name, member.GetRawText()), "value", number, min, max);
        return number;
    }

    /// <summary>A whole number of any size, such as a time in milliseconds.</summary>
    public long? OptionalLong(string name) =>
        Find(name) is { } member
            ? member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number : throw Mistyped(member, "Long")
            : null;

    /// <summary>A whole number that must be there; 0 until <see cref="Check"/> has thrown where it is not.</summary>
    public int Integer(string name, int min, int max)
    {
        if (OptionalInteger(name, min, max) is { } number)
        {
            return number;
        }

        Missing(name);
        return 0;
    }

    /// <summary>A number from 0 on; null where it is not there.</summary>
    public double? OptionalNumber(string name, double max = double.MaxValue)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        var number = member.ValueKind == JsonValueKind.Number ? member.GetDouble() : throw Mistyped(member, "Double");
        CheckRange(Shown(name, member.GetRawText()), "value", number, 0, max);
        return number;
    }

    public bool Flag(string name, bool usual) =>
        Find(name) is { } member
            ? member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetBoolean() : throw Mistyped(member, "Boolean")
            : usual;

    /// <summary>The members of a structure in it, whose violations are its own; null where it is not there.</summary>
    public Members? OptionalMembers(string name) =>
        Structure(name) is { } structure ? new(structure, $"{path}{name}.", whole ?? this, isPascalCase) : null;

    public JsonElement? Structure(string name) =>
        Find(name) is { } member
            ? member.ValueKind == JsonValueKind.Object ? member : throw Mistyped(member, "Structure")
            : null;

    /// <summary>A list of structures that must be there; empty until <see cref="Check"/> has thrown where it is not.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="type">The structures' name in the API's model.</param>
    /// <param name="min">The least number of them.</param>
    /// <param name="max">The greatest number of them.</param>
    public IReadOnlyList<Members> Structures(string name, string type, int min = 0, int max = int.MaxValue)
    {
        if (OptionalStructures(name, type, min, max) is { } structures)
        {
            return structures;
        }

        Missing(name);
        return [];
    }

    /// <inheritdoc cref="Structures"/>
    /// <returns>Null where the member is not there.</returns>
    public IReadOnlyList<Members>? OptionalStructures(string name, string type, int min = 0, int max = int.MaxValue)
    {
        if (OptionalList(name) is not { } items)
        {
            return null;
        }

        if (items.Find(item => item.ValueKind != JsonValueKind.Object) is { ValueKind: not JsonValueKind.Undefined } other)
        {
            throw Mistyped(other, "Structure");
        }

        var shown = items.Select(item => $"{type}({string.Join(", ", item.EnumerateObject().Select(member => $"{member.Name}={member.Value}"))})");
        CheckRange(Shown(name, $"[{string.Join(", ", shown)}]"), "length", items.Count, min, max);
        return [.. items.Select((item, index) => new Members(item, $"{path}{name}.{index + 1}.member.", whole ?? this, isPascalCase))];
    }

    /// <summary>A list of texts that must be there; empty until <see cref="Check"/> has thrown where it is not.</summary>
    public IReadOnlyList<string> Texts(string name, int min = 0)
    {
        if (OptionalTexts(name) is { } texts)
        {
            CheckRange(Shown(name, $"[{string.Join(", ", texts)}]"), "length", texts.Count, min, int.MaxValue);
            return texts;
        }

        Missing(name);
        return [];
    }

    /// <summary>A list of texts; null where it is not there.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name) =>
        OptionalList(name) is { } items
            ? [.. items.Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Mistyped(item, "String"))]
            : null;

    /// <exception cref="AwsException"><c>ValidationException</c> with every violation so far.</exception>
    public void Check()
    {
        if (whole is not null)
        {
            whole.Check();
            return;
        }

        if (_violations is { Count: var count })
        {
            throw new AwsException("ValidationException", $"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", _violations)}");
        }
    }

    private JsonElement? Find(string name) =>
        request.ValueKind == JsonValueKind.Object
        && request.TryGetProperty(isPascalCase ? $"{char.ToUpperInvariant(name[0])}{name.AsSpan(1)}" : name, out var member)
        && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string TextOf(JsonElement member) =>
        member.ValueKind == JsonValueKind.String ? member.GetString()! : throw Mistyped(member, "String");

    private void CheckRange(string shown, string what, double size, double min, double max)
    {
        if (size < min)
        {
            Violated(shown, string.Create(CultureInfo.InvariantCulture, $"have {what} greater than or equal to {min}"));
        }
        else if (size > max)
        {
            Violated(shown, string.Create(CultureInfo.InvariantCulture, $"have {what} less than or equal to {max}"));
        }
    }

    private List<JsonElement>? OptionalList(string name) =>
        Find(name) is { } member
            ? member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : throw Mistyped(member, "List")
            : null;

    private void Missing(string name) => Violated($"Value null at '{path}{name}'", "not be null");

    private void Violated(string shown, string constraint)
    {
        if (whole is not null)
        {
            whole.Violated(shown, constraint);
            return;
        }

        (_violations ??= []).Add($"{shown} failed to satisfy constraint: Member must {constraint}");
    }

    private string Shown(string name, string value) => Sensitive.Contains(name) ? $"Value at '{path}{name}'" : $"Value '{value}' at '{path}{name}'";

    private static AwsException Mistyped(JsonElement member, string expected) =>
        new("SerializationException", $"{member.ValueKind switch
        {
            JsonValueKind.Number => "NUMBER_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            JsonValueKind.False => "FALSE_VALUE",
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.Array => "START_ARRAY",
            JsonValueKind.Null => "NULL_VALUE",
            _ => "START_OBJECT",
        }} can not be converted to {(expected is "Integer" ? "an" : "a")} {expected}");
}
