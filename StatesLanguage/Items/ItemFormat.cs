namespace Stepyard.StatesLanguage.Items;

/// <summary>How items stand in an object: <c>InputType</c>.</summary>
internal abstract class ItemFormat
{
    /// <summary>Reads the items of an object until there are no more, or the list is full.</summary>
    /// <param name="content">The object's content.</param>
    /// <param name="source">Where the items are from.</param>
    /// <param name="items">Where they go.</param>
    /// <returns>Why they can't be read; null where they were.</returns>
    public abstract string? Read(Stream content, string source, ItemList items);
}
