namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>Where an item stands in a table or an index: by its key there, and among equal ones by the table's.</summary>
internal readonly record struct ItemPlace(ItemKey Key, ItemKey Primary) : IComparable<ItemPlace>
{
    public int CompareTo(ItemPlace other) => Key.CompareTo(other.Key) is not 0 and var order ? order : Primary.CompareTo(other.Primary);
}
