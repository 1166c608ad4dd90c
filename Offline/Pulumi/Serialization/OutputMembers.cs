using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The <see cref="OutputAttribute"/> properties of a resource class, looked up once for each class.</summary>
internal sealed class OutputMembers
{
    private static readonly ConcurrentDictionary<Type, OutputMembers> Cache = new();

    private readonly List<Member> _members = [];

    private OutputMembers(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } output)
            {
                _members.Add(new Member(output.Name ?? property.Name, property));
            }
        }
    }

    public static OutputMembers Of(Type type) => Cache.GetOrAdd(type, static t => new OutputMembers(t));

    /// <summary>Gives every property an output that the resource's registration resolves.</summary>
    public void Bind(Resource resource)
    {
        var isDryRun = Deployment.Instance.IsDryRun;
        foreach (var member in _members)
        {
            var output = (IOutput)Activator.CreateInstance(member.Type, nonPublic: true)!;
            output.Bind(() => ResolveAsync(resource, member, isDryRun));
            member.Slot.Set(resource, output);
        }
    }

    /// <summary>The properties' values, without those that every resource has.</summary>
    public Dictionary<string, object?> Read(Resource resource)
    {
        var values = new Dictionary<string, object?>();
        foreach (var member in _members)
        {
            if (member.Name != "urn")
            {
                values.Add(member.Name, member.Slot.Get(resource));
            }
        }

        return values;
    }

    private static async Task<OutputData> ResolveAsync(Resource resource, Member member, bool isDryRun)
    {
        var registered = await resource.Registered;
        var type = member.Type.GenericTypeArguments[0];
        var data = member.Name switch
        {
            "urn" => OutputData.Known(registered.Urn),
            "id" when resource is CustomResource => OutputData.Known(registered.Id) with { IsKnown = registered.Id.Length > 0 },
            _ => registered.State.GetValueOrDefault(member.Name) is { } state
                ? state with { Value = Converter.Convert($"{resource.GetType().FullName}.{member.Name}", state.Value, type, resource) }
                : OutputData.Known(Converter.DefaultOf(type)) with { IsKnown = !isDryRun },
        };
        return data with { Resources = data.Resources.Add(resource) };
    }

    private sealed class Member
    {
        public Member(string name, PropertyInfo property)
        {
            Name = name;
            Type = property.PropertyType;
            if (!Type.IsConstructedGenericType || Type.GetGenericTypeDefinition() != typeof(Output<>))
            {
                throw new RunException(
                    $"Output(s) '{property.Name}' have incorrect type. [Output] attributed properties must be instances of Output<T>");
            }

            // The class that declares a property sees its setter, however private it is.
            var declared = property.DeclaringType!.GetProperty(property.Name)!;
            Slot = declared.CanWrite
                ? new MemberSlot(declared)
                : throw new InvalidOperationException($"[Output] {property.DeclaringType.FullName}.{property.Name} did not have a 'set' method");
        }

        public string Name { get; }

        public Type Type { get; }

        public MemberSlot Slot { get; }
    }
}
