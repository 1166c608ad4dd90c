using System.Collections.Immutable;

namespace Stepyard.Local.EventPatterns.Events;

/// <summary>Which element of each array around it a value is in.</summary>
internal sealed class Place : IEquatable<Place>
{
    private readonly ImmutableSortedDictionary<int, int> _elements;

    private Place(ImmutableSortedDictionary<int, int> elements) => _elements = elements;

    /// <summary>Outside of all arrays.</summary>
    public static Place Anywhere { get; } = new(ImmutableSortedDictionary<int, int>.Empty);

    public IEnumerable<int> Arrays => _elements.Keys;

    /// <summary>An element of an array at this place; each array of an event has a number of its own.</summary>
    public Place Element(int array, int index) => new(_elements.Add(array, index));

    /// <summary>The same place, as far as some arrays go.</summary>
    public Place Within(IReadOnlySet<int> arrays) => new(_elements.RemoveRange(_elements.Keys.Where(array => !arrays.Contains(array))));

    /// <summary>What both places together say; null where they are in different elements of an array.</summary>
    public Place? And(Place other)
    {
        foreach (var (array, index) in other._elements)
        {
            if (_elements.TryGetValue(array, out var element) && element != index)
            {
                return null;
            }
        }

        return new(_elements.SetItems(other._elements));
    }

    public bool Equals(Place? other) => other is not null && _elements.SequenceEqual(other._elements);

    public override bool Equals(object? obj) => Equals(obj as Place);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var element in _elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }
}
