using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>One page of a listing.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">Where the next page begins; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <param name="all">What is listed, in its order.</param>
    /// <param name="request">Which page it is.</param>
    /// <param name="listing">What is listed: every parameter that decides the order and choice of items.</param>
    public static Page<T> Of(IReadOnlyList<T> all, PageRequest request, string listing)
    {
        var start = (int)Math.Min(PageToken.Read(request.Token, listing) ?? 0, all.Count);
        var next = start + request.Size;
        return new([.. all.Skip(start).Take(request.Size)], next < all.Count ? PageToken.Write(listing, next) : null);
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
