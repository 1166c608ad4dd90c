using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.S3;

/// <summary>S3 as a state machine's role sees it: where its distributed Map states read items and write results.</summary>
/// <param name="store">The buckets.</param>
/// <param name="role">The session of the role.</param>
/// <param name="ids">Makes the request ids.</param>
internal sealed class RoleObjects(ObjectStore store, Func<Caller> role, Ids ids) : IObjectStore
{
    private const int PageSize = 1000;

    public ValueTask<StoreAnswer<OpenObject>> OpenAsync(string bucket, string key) => Answer(() =>
    {
        var (from, stored) = store.Get(bucket, key, role());
        return new OpenObject(from.OpenRead(stored), stored.ETag);
    });

    public ValueTask<StoreAnswer<ObjectPage>> ListAsync(string bucket, string prefix, string? token) => Answer(() =>
    {
        var listing = store.Open(bucket, "s3:ListBucket", role()).List(new(prefix, null, token ?? "", PageSize));
        return new ObjectPage([.. listing.Objects.Select(stored => new ObjectEntry(stored.Key, stored.ETag, stored.LastModified, stored.Size))], listing.Next);
    });

    public ValueTask<StoreAnswer<long>> PutAsync(string bucket, string key, ReadOnlyMemory<byte> content) => Answer(() =>
        store.Open(bucket, key, "s3:PutObject", role()).Put(key, content.Span, new Dictionary<string, string>(), null).Size);

    private ValueTask<StoreAnswer<T>> Answer<T>(Func<T> ask)
    {
        try
        {
            return new(ask());
        }
        catch (AwsException error)
        {
            return new(new StoreRefusal(S3Refusal.Cause(error, ids)));
        }
    }
}
