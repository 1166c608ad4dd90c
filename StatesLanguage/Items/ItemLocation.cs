namespace Stepyard.StatesLanguage.Items;

/// <summary>The arguments of an <c>ItemReader</c>, evaluated.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key; empty for a listing.</param>
/// <param name="Prefix">What the keys of a listing begin with.</param>
internal sealed record ItemLocation(string Bucket, string Key, string Prefix);
