using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.StatesLanguage.Items;

/// <summary>Where the objects with the items are.</summary>
internal abstract class ItemSource
{
    /// <summary>Whether what is read names further objects to read.</summary>
    public virtual bool LeadsToOthers => false;

    /// <summary>Reads the items.</summary>
    /// <param name="branch">The branch that waits for them.</param>
    /// <param name="location">The object or the objects.</param>
    /// <param name="items">Where they go.</param>
    /// <returns>Why they can't be read; null where they were.</returns>
    public abstract ValueTask<string?> ReadAsync(Branch branch, ItemLocation location, ItemList items);

    /// <summary>Where an item of an object is from, as the context object says it.</summary>
    protected static string SourceOf(string bucket, string key) => $"S3://{bucket}/{key}";

    /// <summary>Reads the items of one object.</summary>
    protected static async ValueTask<string?> ReadAsync(Branch branch, string bucket, string key, ItemFormat format, ItemList items)
    {
        var answer = await OpenAsync(branch, bucket, key);
        if (answer.Value is null)
        {
            return answer.Cause;
        }

        using var content = answer.Value.Content;
        return format.Read(content, SourceOf(bucket, key), items);
    }

    protected static ValueTask<StoreAnswer<OpenObject>> OpenAsync(Branch branch, string bucket, string key) =>
        branch.Execution.Objects is { } store
            ? new StoreRead<OpenObject>(branch, () => store.OpenAsync(bucket, key), opened => opened.ETag).RunAsync()
            : new(new StoreRefusal(NoStore));

    protected static ValueTask<StoreAnswer<ObjectPage>> ListAsync(Branch branch, ItemLocation location, string? token) =>
        branch.Execution.Objects is { } store
            ? new StoreRead<ObjectPage>(branch, () => store.ListAsync(location.Bucket, location.Prefix, token), page => page.ETag).RunAsync()
            : new(new StoreRefusal(NoStore));

    /// <summary>Why nothing can be read or written where there is no store.</summary>
    public const string NoStore = "There is no object store here.";
}
