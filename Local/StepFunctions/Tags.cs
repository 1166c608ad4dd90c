using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>A label of a resource.</summary>
internal readonly record struct Tag(string Key, string Value);

/// <summary>Reads and changes the tags of a resource, which keep the order in which their keys came.</summary>
/// <remarks>AWS: Step Functions API Reference, TagResource; Developer Guide, "Restrictions related to tagging".</remarks>
internal static partial class Tags
{
    /// <summary>How many tags a resource may have.</summary>
    public const int Most = 50;

    /// <summary>Reads <c>tags</c>.</summary>
    public static ImmutableArray<Tag> Read(IEnumerable<Members> structures) =>
        [.. structures.Select(structure => new Tag(structure.Text("key", max: 128), structure.OptionalText("value", min: 0) ?? ""))];

    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static void Check(ImmutableArray<Tag> tags)
    {
        foreach (var tag in tags)
        {
            if (!Allowed().IsMatch(tag.Key) || !Allowed().IsMatch(tag.Value))
            {
                throw new AwsException(
                    "ValidationException", $"The tag '{tag.Key}' = '{tag.Value}' may only contain Unicode letters, digits, white space, or these symbols: _ . : / = + - @");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new AwsException("ValidationException", $"The tag '{tag.Key}' begins with 'aws:', which is reserved for AWS");
            }
        }
    }

    /// <summary>Adds tags; one whose key is there already gets its new value in its old place.</summary>
    private static ImmutableArray<Tag> With(this ImmutableArray<Tag> tags, ImmutableArray<Tag> added)
    {
        foreach (var tag in added)
        {
            var place = tags.FindIndex(other => other.Key == tag.Key);
            tags = place < 0 ? tags.Add(tag) : tags.SetItem(place, tag);
        }

        return tags;
    }

    /// <summary>Adds tags to those of a resource.</summary>
    /// <exception cref="AwsException"><c>TooManyTags</c>.</exception>
    public static ImmutableArray<Tag> With(this ImmutableArray<Tag> tags, ImmutableArray<Tag> added, string arn)
    {
        var all = tags.With(added);
        return all.Length <= Most ? all : throw StepFunctionsError.TooManyTags(arn);
    }

    private static int FindIndex(this ImmutableArray<Tag> tags, Predicate<Tag> match) => Array.FindIndex([.. tags], match);

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Allowed();
}
