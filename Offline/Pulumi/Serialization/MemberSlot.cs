using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Where a property or field keeps its value. Reflection compiles a stub for every accessor that it calls more than once, which would
/// cost a deployment hundreds of milliseconds, so properties are read and written through their backing fields where they have one.
/// </summary>
internal sealed class MemberSlot
{
    private const string BackingFieldSuffix = ">k__BackingField";
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly FieldInfo? _field;
    private readonly PropertyInfo? _property;

    public MemberSlot(FieldInfo field)
    {
        _field = field;
        Name = field.Name.EndsWith(BackingFieldSuffix, StringComparison.Ordinal) ? field.Name[1..^BackingFieldSuffix.Length] : field.Name;
    }

    public MemberSlot(PropertyInfo property)
    {
        _property = property;
        _field = property.DeclaringType!.GetField($"<{property.Name}{BackingFieldSuffix}", Declared);
        Name = property.Name;
    }

    public string Name { get; }

    public object? Get(object owner) => _field is null ? _property!.GetValue(owner) : _field.GetValue(owner);

    public void Set(object owner, object? value)
    {
        if (_field is null)
        {
            _property!.SetValue(owner, value);
        }
        else
        {
            _field.SetValue(owner, value);
        }
    }
}
