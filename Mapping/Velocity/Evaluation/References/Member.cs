using Stepyard.Mapping.Velocity.Methods;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary><c>.name</c>: an entry of a map, a property of an object, or a method <c>getName()</c> or <c>isName()</c>.</summary>
/// <remarks>Velocity 1.7: user guide, "Property Lookup Rules".</remarks>
internal sealed class Member(string name) : Step
{
    private readonly string _getter = $"get{char.ToUpperInvariant(name[0])}{name[1..]}";
    private readonly string _test = $"is{char.ToUpperInvariant(name[0])}{name[1..]}";

    public string Name => name;

    public override object? Find(object target, Rendering rendering) => target switch
    {
        VelocityMap map => map.GetValueOrDefault(name),
        IVelocityObject host => host.TryGet(name, out var value) ? value : null,
        _ => MethodTables.TryCall(target, _getter, [], rendering, out var result) || MethodTables.TryCall(target, _test, [], rendering, out result) ? result : null,
    };

    public override void Assign(object target, object value, Rendering rendering)
    {
        if (target is VelocityMap map)
        {
            rendering.Spend(1);
            map[name] = value;
        }
    }
}
