namespace Stepyard.Local.StepFunctions;

/// <summary>One page of a listing.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">Where the next page begins; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <param name="all">What is listed, in its order.</param>
    /// <param name="size">How much a page has at most.</param>
    /// <param name="token">The token of this page; null for the first one.</param>
    /// <param name="listing">What is listed: every parameter that decides the order and choice of items.</param>
    public static Page<T> Of(IReadOnlyList<T> all, int size, string? token, string listing)
    {
        var start = (int)Math.Min(PageToken.Read(token, listing) ?? 0, all.Count);
        return new([.. all.Skip(start).Take(size)], start + size < all.Count ? PageToken.Write(listing, start + size) : null);
    }
}
