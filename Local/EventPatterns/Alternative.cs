using System.Collections.Immutable;
using Stepyard.Local.EventPatterns.Events;

namespace Stepyard.Local.EventPatterns;

/// <summary>Fields that all have to hold in one event.</summary>
internal sealed record Alternative(ImmutableArray<FieldTest> Fields)
{
    /// <summary>Whether every field has a value that passes, no two of them in different elements of the same array.</summary>
    /// <remarks>AWS: Event Ruler, README, "JSON Array Matching".</remarks>
    public bool Holds(EventFields fields)
    {
        var candidates = new List<ImmutableArray<Place>>();
        foreach (var field in Fields)
        {
            if (field.MayBeAbsent && fields[field.Path].Count == 0)
            {
                continue;
            }

            ImmutableArray<Place> places = [.. field.Passing(fields).Select(passing => passing.Place).Distinct()];
            if (places.IsEmpty)
            {
                return false;
            }

            candidates.Add(places);
        }

        return CanAgree(Narrowed(candidates), 0, Place.Anywhere);
    }

    // Only arrays that lead to two fields can be at odds, so elements of all others count as one: few choices are left to try.
    private static List<ImmutableArray<Place>> Narrowed(List<ImmutableArray<Place>> candidates)
    {
        var shared = candidates
            .SelectMany(places => places.SelectMany(place => place.Arrays).Distinct())
            .GroupBy(array => array)
            .Where(uses => uses.Count() > 1)
            .Select(uses => uses.Key)
            .ToHashSet();
        return [.. candidates.Select(places => places.Select(place => place.Within(shared)).Distinct().ToImmutableArray()).Where(places => !places.Contains(Place.Anywhere))];
    }

    private static bool CanAgree(List<ImmutableArray<Place>> candidates, int next, Place chosen) =>
        next == candidates.Count
        || candidates[next].Any(place => chosen.And(place) is { } both && CanAgree(candidates, next + 1, both));
}
