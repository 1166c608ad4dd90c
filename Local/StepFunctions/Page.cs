using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>One page of a listing.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">Where the next page begins; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <param name="all">What is listed.</param>
    /// <param name="keyOf">What items are ordered by: a text that each of them has alone. A page begins after the last one's, whatever comes and goes meanwhile.</param>
    /// <param name="request">Which page it is.</param>
    /// <param name="listing">What is listed: every parameter that decides the order and choice of items.</param>
    /// <param name="now">The time.</param>
    public static Page<T> Of(IEnumerable<T> all, Func<T, string> keyOf, PageRequest request, string listing, DateTimeOffset now)
    {
        var after = PageToken.Read(request.Token, listing, now);
        var rest = all
            .Select(item => (Key: keyOf(item), Item: item))
            .Where(entry => string.CompareOrdinal(entry.Key, after) > 0)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(request.Size + 1)
            .ToList();
        var page = rest.Take(request.Size).ToList();
        return new([.. page.Select(entry => entry.Item)], rest.Count > page.Count ? PageToken.Write(listing, page[^1].Key, now) : null);
    }

    /// <summary>Writes the page as an answer: a list of structures, and <c>nextToken</c> where a page follows.</summary>
    /// <param name="response">Where it is written to.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="writeMembers">Writes the members of an item's structure.</param>
    public void WriteTo(Utf8JsonWriter response, ReadOnlySpan<byte> name, Action<T> writeMembers)
    {
        response.WriteStartObject();
        response.WriteStartArray(name);
        foreach (var item in Items)
        {
            response.WriteStartObject();
            writeMembers(item);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (NextToken is not null)
        {
            response.WriteString("nextToken"u8, NextToken);
        }

        response.WriteEndObject();
    }
}
