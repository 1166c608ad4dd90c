using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>s3:getObject</c>: the items of one object.</summary>
internal sealed class ObjectItems(ItemFormat format) : ItemSource
{
    public override ValueTask<string?> ReadAsync(Branch branch, ItemLocation location, ItemList items) =>
        ReadAsync(branch, location.Bucket, location.Key, format, items);
}
