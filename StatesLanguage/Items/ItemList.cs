using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary>The items of a distributed Map, as far as <c>MaxItems</c> lets them in.</summary>
/// <param name="max">The most items; 0 for no limit.</param>
internal sealed class ItemList(long max)
{
    private readonly List<MapItem> _items = [];

    public IReadOnlyList<MapItem> Items => _items;

    public bool IsFull => max > 0 && _items.Count >= max;

    /// <summary>Adds an item, unless the list is full.</summary>
    /// <param name="value">The item.</param>
    /// <param name="source">What <c>$$.Map.Item.Source</c> says of it.</param>
    /// <param name="key">Its name where it is the member of an object.</param>
    public void Add(Value value, string source, string? key = null)
    {
        if (!IsFull)
        {
            _items.Add(new(_items.Count, value, source, key));
        }
    }

    /// <summary>Adds the items of an array, or the members of an object; false where it is neither.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html</remarks>
    public bool TryAddAll(Value items, string source)
    {
        if (items is ArrayValue array)
        {
            foreach (var item in array)
            {
                Add(item, source);
            }
        }

        if (items is ObjectValue members)
        {
            foreach (var (key, item) in members)
            {
                Add(item, source, key);
            }
        }

        return items is ArrayValue or ObjectValue;
    }
}
