using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Inputs;

namespace Stepyard.Components;

/// <summary>The tags of everything that a stack holds and AWS can tag: which project and environment it belongs to, and what manages it.</summary>
/// <remarks>A type has a list of tags, a map, or (a stage of an HTTP API) an object that is a map.</remarks>
public static class StackTags
{
    /// <summary>Adds the tags to whatever is about to be registered; tags that it has of its own stay.</summary>
    public static ResourceTransformationResult? OnEverything(ResourceTransformationArgs args)
    {
        var property = args.Args.GetType().GetProperty("Tags");
        switch (property?.GetValue(args.Args))
        {
            case InputList<TagArgs> list:
                list.AddRange(Tags.Select(tag => new TagArgs { Key = tag.Key, Value = tag.Value }).ToArray());
                break;
            case InputMap<string> map:
                map.AddRange(Tags.ToImmutableDictionary(StringComparer.Ordinal));
                break;
            case null when property?.PropertyType == typeof(Input<object>):
                property.SetValue(args.Args, (Input<object>)Tags.ToImmutableDictionary(tag => tag.Key, object (tag) => tag.Value, StringComparer.Ordinal));
                break;
        }

        return null;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Tags =>
    [
        new("ManagedBy", "pulumi"),
        new("Project", Deployment.Instance.ProjectName),
        new("Stack", Deployment.Instance.StackName),
    ];
}
