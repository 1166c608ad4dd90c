using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Paths.Segments;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>
/// Where a <c>ResultPath</c> puts a value: a path of names and array indexes. Objects that are missing on the way are made,
/// arrays are only changed at the indexes that they have.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
/// </summary>
public sealed class ReferencePath
{
    private readonly Segment[] _segments;

    private ReferencePath(JsonPath path) => (Text, _segments) = (path.Text, path.Segments.ToArray());

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Compiles a reference path.</summary>
    /// <param name="text">The path, such as <c>$.order.total</c> or <c>$.items[0]</c>.</param>
    /// <param name="path">The compiled path; null where the text is none.</param>
    /// <param name="problem">What is wrong with the text; null where nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReferencePath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        if (!JsonPath.TryParse(text, out var parsed, out problem))
        {
            return false;
        }

        if (parsed.Root != PathRoot.Input || !parsed.IsReferencePath)
        {
            problem = $"'{text}' is not a reference path, which is '$' with names and indexes only: $.a.b, $['a'], $.a[0]";
            return false;
        }

        path = new(parsed);
        return true;
    }

    /// <summary>Puts a value at this path.</summary>
    /// <param name="root">Into what.</param>
    /// <param name="value">What to put there.</param>
    /// <param name="result">A root that has the value; null where there is an error.</param>
    /// <param name="error"><c>States.ResultPathMatchFailure</c> where the path leads into a value that is neither object nor array, or past the end of an array.</param>
    public bool TrySet(Value root, Value value, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        result = Set(root, _segments, value);
        error = result is null
            ? new("States.ResultPathMatchFailure", $"Unable to apply ReferencePath {Text} to input {root}")
            : null;
        return result is not null;
    }

    private static Value? Set(Value? target, ReadOnlySpan<Segment> path, Value value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        switch (path[0])
        {
            case Field field when (target ?? ObjectValue.Empty) is ObjectValue members:
                members.TryGetValue(field.Name, out var member);
                return Set(member, path[1..], value) is { } newMember ? members.With(field.Name, newMember) : null;

            case Element element when target is ArrayValue items && element.Index < items.Count:
                return Set(items[element.Index], path[1..], value) is { } newItem ? items.With(element.Index, newItem) : null;

            default:
                return null;
        }
    }
}
