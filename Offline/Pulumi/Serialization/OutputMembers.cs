using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The <see cref="OutputAttribute"/> properties of a resource class, looked up once for each class.</summary>
internal sealed class OutputMembers
{
    private static readonly ConcurrentDictionary<(Type, bool), OutputMembers> Cache = new();

    private readonly (string Name, Type Type, MemberSlot Slot)[] _members;

    private OutputMembers(Type type, BindingFlags flags) => _members =
    [
        .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | flags)
           let output = property.GetCustomAttribute<OutputAttribute>()
           where output is not null
           select (output.Name ?? property.Name, property.PropertyType, SlotOf(type, property)),
    ];

    public static OutputMembers Of(Type type) =>
        Cache.GetOrAdd((type, false), static key => new OutputMembers(key.Item1, BindingFlags.Default));

    /// <summary>Those that the class itself declares, without its base classes' <c>urn</c> and <c>id</c>.</summary>
    public static OutputMembers DeclaredBy(Type type) =>
        Cache.GetOrAdd((type, true), static key => new OutputMembers(key.Item1, BindingFlags.DeclaredOnly));

    /// <summary>Gives every property an output that the resource's registration resolves.</summary>
    public void Bind(Resource resource)
    {
        foreach (var (name, type, slot) in _members)
        {
            var output = (IOutput)Activator.CreateInstance(type, nonPublic: true)!;
            output.Bind(() => ResolveAsync(resource, name, type.GenericTypeArguments[0]));
            slot.Set(resource, output);
        }
    }

    /// <summary>The properties' values, without <c>urn</c>.</summary>
    public Dictionary<string, object?> Read(Resource resource) =>
        _members.Where(member => member.Name != "urn").ToDictionary(member => member.Name, member => member.Slot.Get(resource));

    private static async Task<OutputData> ResolveAsync(Resource resource, string name, Type type)
    {
        var registered = await resource.Registered;
        var data = name switch
        {
            "urn" => OutputData.Known(registered.Urn),
            "id" when resource is CustomResource => OutputData.Known(registered.Id) with { IsKnown = registered.Id.Length > 0 },
            _ => registered.State.GetValueOrDefault(name) is { } state
                ? state with { Value = Converter.Convert($"{resource.GetType().FullName}.{name}", state.Value, type, resource) }
                : OutputData.Known(Converter.DefaultOf(type)) with { IsKnown = !Deployment.Instance.IsDryRun },
        };
        return data with { Resources = data.Resources.Add(resource) };
    }

    private static MemberSlot SlotOf(Type type, PropertyInfo property)
    {
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw new RunException(
                $"Output(s) '{property.Name}' have incorrect type. [Output] attributed properties must be instances of Output<T>");
        }

        var declared = property.DeclaringType!.GetProperty(property.Name)!;
        return declared.CanWrite
            ? new MemberSlot(declared)
            : throw new InvalidOperationException($"[Output] {type.FullName}.{property.Name} did not have a 'set' method");
    }
}
