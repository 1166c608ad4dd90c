using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members of an arguments class that are sent to the provider, looked up once for each class.</summary>
internal sealed class InputMembers
{
    private static readonly ConcurrentDictionary<Type, InputMembers> Cache = new();

    private readonly Type _type;
    private readonly List<Member> _members = [];

    private InputMembers(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        _type = type;
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(Declared))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } input)
                {
                    _members.Add(new Member(input, new MemberSlot(field)));
                }
            }

            foreach (var property in declaring.GetProperties(Declared))
            {
                if (property.GetCustomAttribute<InputAttribute>() is { } input)
                {
                    _members.Add(new Member(input, new MemberSlot(property)));
                }
            }
        }
    }

    public static InputMembers Of(Type type) => Cache.GetOrAdd(type, static t => new InputMembers(t));

    /// <summary>The values by wire name; what was not set is null.</summary>
    /// <exception cref="ArgumentNullException">A required member was not given a value.</exception>
    public Dictionary<string, object?> Read(InputArgs args)
    {
        var values = new Dictionary<string, object?>(_members.Count);
        foreach (var member in _members)
        {
            var value = member.Slot.Get(args);
            if (member.Input.IsRequired && value is null)
            {
                var name = member.Slot.Name;
                throw new ArgumentNullException(name, $"[Input] {_type.FullName}.{name} is required but was not given a value");
            }

            values.Add(member.Input.Name, member.Input.IsJson && value is not null ? Serializer.ToJsonText(value) : value);
        }

        return values;
    }

    private sealed class Member(InputAttribute input, MemberSlot slot)
    {
        public InputAttribute Input { get; } = input;

        public MemberSlot Slot { get; } = slot;
    }
}
