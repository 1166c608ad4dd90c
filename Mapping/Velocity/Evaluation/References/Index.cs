using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary><c>[0]</c> of a list, from its end where it is negative, or <c>["key"]</c> of a map.</summary>
/// <remarks>Velocity 1.7: user guide, "Index Notation": an index that a list does not have is an error.</remarks>
internal sealed class Index(Expression index) : Step
{
    public override object? Find(object target, Rendering rendering) => (target, index.Evaluate(rendering)) switch
    {
        (VelocityList list, long at) => list[Check(list, at, rendering)],
        (VelocityMap map, { } key) => map.GetValueOrDefault(key),
        (IVelocityObject host, string name) => host.TryGet(name, out var value) ? value : null,
        _ => null,
    };

    public override void Assign(object target, object value, Rendering rendering)
    {
        switch (target, index.Evaluate(rendering))
        {
            case (VelocityList list, long at):
                list[Check(list, at, rendering)] = value;
                break;
            case (VelocityMap map, { } key):
                rendering.Spend(1);
                map[key] = value;
                break;
        }
    }

    private static int Check(VelocityList list, long index, Rendering rendering)
    {
        var at = index < 0 ? list.Count + index : index;
        return at >= 0 && at < list.Count
            ? (int)at
            : throw rendering.Failure($"the list has {list.Count} items, and none at {index}.");
    }
}
