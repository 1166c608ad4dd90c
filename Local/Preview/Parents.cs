using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Preview;

/// <summary>Which component each resource of a stack belongs to.</summary>
/// <remarks>
/// Pulumi's mocks are not told, and in the URNs that they make is only the outermost component's type: so a transformation of the
/// stack, which sees the options of every resource, notes the parents.
/// </remarks>
internal sealed class Parents
{
    private readonly ConcurrentDictionary<Resource, Resource?> _parents = [];

    /// <summary>The options of the stack whose parents are noted.</summary>
    public StackOptions Options => new() { ResourceTransformations = { Note } };

    /// <summary>The resources of a stack that was made with <see cref="Options"/>.</summary>
    /// <param name="tree">The stack's resource objects, itself included.</param>
    /// <param name="inputs">The inputs of each by type and name; components have none.</param>
    /// <exception cref="ProvisioningException">Two resources can't be told apart.</exception>
    public ImmutableArray<RecordedResource> Record(ImmutableArray<Resource> tree, IReadOnlyDictionary<(string Type, string Name), JsonElement> inputs)
    {
        var recorded = new Dictionary<Resource, RecordedResource>();
        return [.. tree.Where(resource => resource is not Stack).Select(Of)];

        RecordedResource Of(Resource resource)
        {
            if (!recorded.TryGetValue(resource, out var record))
            {
                var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
                var parent = _parents.GetValueOrDefault(resource) is { } above and not Stack ? Of(above) : null;
                record = recorded[resource] = new(type, name, parent, inputs[(type, name)]);
            }

            return record;
        }
    }

    private ResourceTransformationResult? Note(ResourceTransformationArgs registered)
    {
        _parents[registered.Resource] = registered.Options.Parent;
        return null;
    }
}
