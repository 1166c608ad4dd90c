using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's List.</summary>
internal static class ListMethods
{
    public static readonly MethodTable<VelocityList> Table = new MethodTable<VelocityList>()
        .Add<object>("add", (list, item, rendering) => Insert(list, list.Count, new([item]), rendering))
        .Add<long, object>("add", (list, index, item, rendering) => Nothing(Insert(list, index, new([item]), rendering)))
        .Add<VelocityList>("addAll", (list, items, rendering) => Insert(list, list.Count, items, rendering))
        .Add<long, VelocityList>("addAll", (list, index, items, rendering) => Insert(list, index, items, rendering))
        .Add("clear", Clear)
        .Add<object>("contains", (list, item, rendering) => IndexOf(list, item, rendering) >= 0)
        .Add<VelocityList>("containsAll", (list, items, rendering) => items.All(item => IndexOf(list, item, rendering) >= 0))
        .Add<long>("get", (list, index) => list[Check(list, index)])
        .Add<object>("indexOf", (list, item, rendering) => IndexOf(list, item, rendering))
        .Add("isEmpty", list => list.Count == 0)
        .Add<object>("lastIndexOf", (list, item, rendering) => (long)list.FindLastIndex(other => Equality.AreEqual(other, item, rendering)))
        .Add<long>("remove", RemoveAt)
        .Add<object>("remove", (list, item, rendering) => Remove(list, item, rendering))
        .Add<VelocityList>("removeAll", (list, items, rendering) => list.RemoveAll(item => IndexOf(items, item, rendering) >= 0) > 0)
        .Add<VelocityList>("retainAll", (list, items, rendering) => list.RemoveAll(item => IndexOf(items, item, rendering) < 0) > 0)
        .Add<long, object>("set", Set)
        .Add("size", list => (long)list.Count)
        .Add<long, long>("subList", SubList);

    // Java's add(index, item) returns none.
    private static object? Nothing(bool _) => null;

    private static object? Clear(VelocityList list)
    {
        list.Clear();
        return null;
    }

    private static bool Insert(VelocityList list, long index, VelocityList items, Rendering rendering)
    {
        rendering.Spend(items.Count);
        if (index < 0 || index > list.Count)
        {
            throw Missing(list, index);
        }

        list.InsertRange((int)index, [.. items]);
        return true;
    }

    private static long IndexOf(VelocityList list, object? item, Rendering rendering) =>
        list.FindIndex(other => Equality.AreEqual(other, item, rendering));

    private static object? RemoveAt(VelocityList list, long index)
    {
        var item = list[Check(list, index)];
        list.RemoveAt((int)index);
        return item;
    }

    private static object Remove(VelocityList list, object? item, Rendering rendering)
    {
        var index = IndexOf(list, item, rendering);
        if (index >= 0)
        {
            list.RemoveAt((int)index);
        }

        return index >= 0;
    }

    private static object? Set(VelocityList list, long index, object? item)
    {
        var before = list[Check(list, index)];
        list[(int)index] = item;
        return before;
    }

    private static VelocityList SubList(VelocityList list, long from, long to, Rendering rendering)
    {
        if (from < 0 || to > list.Count || from > to)
        {
            throw new MethodException($"the list has {list.Count} items, and not those from {from} to {to}");
        }

        rendering.Spend(to - from);
        return new(list.GetRange((int)from, (int)(to - from)));
    }

    private static int Check(VelocityList list, long index) => index >= 0 && index < list.Count ? (int)index : throw Missing(list, index);

    private static MethodException Missing(VelocityList list, long index) => new($"the list has {list.Count} items, and none at {index}");
}
