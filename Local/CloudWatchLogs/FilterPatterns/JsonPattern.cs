using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary><c>{ condition }</c>: what holds of an event that is JSON; others don't fit.</summary>
internal sealed record JsonPattern(JsonCondition Condition) : FilterPattern
{
    public override bool Matches(string message)
    {
        if (message.AsSpan().TrimStart() is not (['{', ..] or ['[', ..]))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(message);
            return Condition.IsMet(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A condition on JSON.</summary>
internal abstract record JsonCondition
{
    public abstract bool IsMet(JsonElement json);
}

internal sealed record AllOf(JsonCondition Left, JsonCondition Right) : JsonCondition
{
    public override bool IsMet(JsonElement json) => Left.IsMet(json) && Right.IsMet(json);
}

internal sealed record AnyOf(JsonCondition Left, JsonCondition Right) : JsonCondition
{
    public override bool IsMet(JsonElement json) => Left.IsMet(json) || Right.IsMet(json);
}

/// <summary><c>IS NULL</c>, <c>IS TRUE</c>, <c>IS FALSE</c>.</summary>
internal sealed record IsKind(JsonSelector Selector, JsonValueKind Kind) : JsonCondition
{
    public override bool IsMet(JsonElement json) => Selector.Select(json).Any(value => value.ValueKind == Kind);
}

internal sealed record NotExists(JsonSelector Selector) : JsonCondition
{
    public override bool IsMet(JsonElement json) => !Selector.Select(json).Any();
}

/// <summary><c>=</c> or <c>!=</c> with a text, in which <c>*</c> stands for any characters, or with a regular expression.</summary>
/// <param name="Selector">What is compared; nothing that does not exist is different.</param>
/// <param name="Text">What it is compared with.</param>
/// <param name="IsQuoted">Whether only strings can be equal; otherwise also numbers and booleans that are written so.</param>
/// <param name="IsDifferent">Whether it is <c>!=</c>.</param>
internal sealed record TextComparison(JsonSelector Selector, Regex Text, bool IsQuoted, bool IsDifferent) : JsonCondition
{
    public override bool IsMet(JsonElement json) => Selector.Select(json).Any(value => IsEqual(value) != IsDifferent);

    private bool IsEqual(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text.IsMatch(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => !IsQuoted && Text.IsMatch(value.GetRawText()),
        _ => false,
    };
}

/// <summary>A comparison with a number.</summary>
internal sealed record NumberComparison(JsonSelector Selector, string Operator, double Number) : JsonCondition
{
    public override bool IsMet(JsonElement json) => Selector.Select(json).Any(value => value.ValueKind == JsonValueKind.Number && Holds(value.GetDouble()));

    private bool Holds(double value) => Operator switch
    {
        "=" => value.Equals(Number),
        "!=" => !value.Equals(Number),
        "<" => value < Number,
        "<=" => value <= Number,
        ">" => value > Number,
        _ => value >= Number,
    };
}

/// <summary>A path such as <c>$.requests[*].status</c>.</summary>
/// <param name="Steps">Member names, indexes, and null for all elements.</param>
internal sealed record JsonSelector(ImmutableArray<object?> Steps)
{
    /// <summary>The values at the path; none where it leads nowhere.</summary>
    public IEnumerable<JsonElement> Select(JsonElement json) => Steps.Aggregate<object?, IEnumerable<JsonElement>>([json], (values, step) => values.SelectMany(value => Step(value, step)));

    private static IEnumerable<JsonElement> Step(JsonElement value, object? step) => (value.ValueKind, step) switch
    {
        (JsonValueKind.Object, string name) when value.TryGetProperty(name, out var member) => [member],
        (JsonValueKind.Array, int index) when index < value.GetArrayLength() => [value[index]],
        (JsonValueKind.Array, null) => value.EnumerateArray(),
        _ => [],
    };
}
