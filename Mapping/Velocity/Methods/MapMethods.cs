using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's Map.</summary>
internal static class MapMethods
{
    public static readonly MethodTable<VelocityMap> Table = new MethodTable<VelocityMap>()
        .Add("clear", Clear)
        .Add<object>("containsKey", (map, key) => key is not null && map.ContainsKey(key))
        .Add<object>("containsValue", (map, value, rendering) => map.Values.Any(other => Equality.AreEqual(other, value, rendering)))
        .Add("entrySet", map => new VelocityList(map.Select(entry => new VelocityEntry(entry.Key, entry.Value))))
        .Add<object>("get", (map, key) => key is null ? null : map.GetValueOrDefault(key))
        .Add<object, object>("getOrDefault", (map, key, other) => key is not null && map.TryGetValue(key, out var value) ? value : other)
        .Add("isEmpty", map => map.Count == 0)
        .Add("keySet", map => new VelocityList(map.Keys))
        .Add<object, object>("put", Put)
        .Add<VelocityMap>("putAll", PutAll)
        .Add<object, object>("putIfAbsent", (map, key, value, rendering) => map.GetValueOrDefault(key) ?? Put(map, key, value, rendering))
        .Add<object>("remove", (map, key) => key is not null && map.Remove(key, out var value) ? value : null)
        .Add("size", map => (long)map.Count)
        .Add("values", map => new VelocityList(map.Values));

    private static object? Clear(VelocityMap map)
    {
        map.Clear();
        return null;
    }

    /// <summary>What stood there before, as Java has it: that is why templates call it within <c>#set</c> or quietly.</summary>
    private static object? Put(VelocityMap map, object key, object? value, Rendering rendering)
    {
        rendering.Spend(1);
        var before = map.GetValueOrDefault(key ?? throw new MethodException("the key is null"));
        map[key] = value;
        return before;
    }

    private static object? PutAll(VelocityMap map, VelocityMap others, Rendering rendering)
    {
        rendering.Spend(others.Count);
        foreach (var (key, value) in others.ToArray())
        {
            map[key] = value;
        }

        return null;
    }
}
