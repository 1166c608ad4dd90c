using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>The errors of S3 in its own words.</summary>
/// <remarks>AWS: Amazon S3 API Reference, "Error responses".</remarks>
internal static class S3Error
{
    public static AwsException NoSuchBucket(string bucket) => About("NoSuchBucket", "The specified bucket does not exist", 404, "BucketName", bucket);

    public static AwsException NoSuchKey(string key) => About("NoSuchKey", "The specified key does not exist.", 404, "Key", key);

    public static AwsException InvalidBucketName(string bucket) => About("InvalidBucketName", "The specified bucket is not valid.", 400, "BucketName", bucket);

    public static AwsException BucketAlreadyOwnedByYou(string bucket) => About(
        "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409, "BucketName", bucket);

    public static AwsException BucketNotEmpty(string bucket) => About("BucketNotEmpty", "The bucket you tried to delete is not empty", 409, "BucketName", bucket);

    public static AwsException InvalidRange(string range) => About("InvalidRange", "The requested range is not satisfiable", 416, "RangeRequested", range);

    public static AwsException PreconditionFailed(string condition) =>
        About("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412, "Condition", condition);

    public static AwsException KeyTooLong() => new("KeyTooLongError", "Your key is too long");

    public static AwsException BadDigest(string algorithm) =>
        new("BadDigest", $"The {algorithm} you specified did not match the calculated checksum.");

    public static AwsException BadContentMd5() => new("BadDigest", "The Content-MD5 you specified did not match what we received.");

    public static AwsException InvalidContentMd5() => new("InvalidDigest", "The Content-MD5 you specified was invalid.");

    public static AwsException CopyOntoItself() => new(
        "InvalidRequest",
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");

    public static AwsException InvalidArgument(string name, string value, string message) =>
        new("InvalidArgument", message) { Data = { ["ArgumentName"] = name, ["ArgumentValue"] = value } };

    public static AwsException MalformedXml() => new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException NotImplemented(string what) =>
        new("NotImplemented", $"A header or a parameter you provided implies functionality that is not implemented: {what}", 501);

    public static AwsException MethodNotAllowed() => new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405);

    // S3 answers what an error is about in an element of its own.
    private static AwsException About(string code, string message, int status, string element, string value) =>
        new(code, message, status) { Data = { [element] = value } };
}
