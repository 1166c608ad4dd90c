using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members of an arguments class that are sent to the provider, looked up once for each class.</summary>
internal sealed class InputMembers
{
    private static readonly ConcurrentDictionary<Type, InputMembers> Cache = new();

    private readonly Type _type;
    private readonly (InputAttribute Input, MemberSlot Slot)[] _members;

    private InputMembers(Type type)
    {
        _type = type;
        _members = [.. Find(type)];
    }

    public static InputMembers Of(Type type) => Cache.GetOrAdd(type, static t => new InputMembers(t));

    /// <summary>The values by wire name; what was not set is null.</summary>
    /// <exception cref="ArgumentNullException">A required member was not given a value.</exception>
    public Dictionary<string, object?> Read(InputArgs args)
    {
        var values = new Dictionary<string, object?>(_members.Length);
        foreach (var (input, slot) in _members)
        {
            var value = slot.Get(args);
            if (input.IsRequired && value is null)
            {
                throw new ArgumentNullException(slot.Name, $"[Input] {_type.FullName}.{slot.Name} is required but was not given a value");
            }

            values.Add(input.Name, input.IsJson && value is not null ? Serializer.ToJsonText(value) : value);
        }

        return values;
    }

    private static IEnumerable<(InputAttribute, MemberSlot)> Find(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Declared))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } input)
                {
                    yield return (input, new MemberSlot(field));
                }
            }

            foreach (var property in declaring.GetProperties(Declared))
            {
                if (property.GetCustomAttribute<InputAttribute>() is { } input)
                {
                    yield return (input, new MemberSlot(property));
                }
            }
        }
    }
}
