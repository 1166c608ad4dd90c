using Stepyard.Local.S3.Buckets;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.S3.Tasks;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.S3;

/// <summary>Amazon S3: buckets and their objects, at path-style addresses; without versions, multi-part uploads and access lists.</summary>
internal static class S3Service
{
    /// <summary>Adds buckets, which are kept in the data folder, the operations on them, and the integrations for Task states.</summary>
    public static ObjectStore AddS3(this Yard yard)
    {
        var store = new ObjectStore(yard.Account, yard.Access, yard.Time, Path.Combine(yard.DataFolder, "s3"));
        yard.Add("s3", new S3Protocol(
            [
                new ListBuckets(store),
                new CreateBucket(store),
                new DeleteBucket(store),
                new HeadBucket(store),
                new GetBucketLocation(store),
                new ListObjectsV2(store),
                new ListObjects(store),
                new GetObject(store),
                new HeadObject(store),
                new CopyObject(store),
                new PutObject(store),
                new DeleteObject(store),
                new DeleteObjects(store),
            ],
            yard.Terminal));

        var ids = new Ids(Random.Shared, yard.Time);
        yard.ObjectsOf = role => new RoleObjects(store, role, ids);
        yard.Add(new GetObjectTask(store, ids));
        yard.Add(new HeadObjectTask(store, ids));
        yard.Add(new PutObjectTask(store, ids));
        yard.Add(new CopyObjectTask(store, ids));
        yard.Add(new DeleteObjectTask(store, ids));
        yard.Add(new DeleteObjectsTask(store, ids));
        yard.Add(new CreateBucketTask(store, ids));
        yard.Add(new DeleteBucketTask(store, ids));
        yard.Add(new HeadBucketTask(store, ids));
        yard.Add(new ListBucketsTask(store, ids));
        yard.Add(new ListObjectsTask(store, ids));
        yard.Add(new ListObjectsV2Task(store, ids));
        return store;
    }
}
