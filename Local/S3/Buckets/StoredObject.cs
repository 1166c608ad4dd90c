namespace Stepyard.Local.S3.Buckets;

/// <summary>An object, without its content.</summary>
internal sealed record StoredObject
{
    /// <summary>The key: up to 1,024 bytes, any characters.</summary>
    public required string Key { get; init; }

    /// <summary>The content's length in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The MD5 of the content in hex, in double quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>When it was put, in whole seconds.</summary>
    public required DateTimeOffset LastModified { get; init; }

    public required Checksum Checksum { get; init; }

    /// <summary>The headers that it was put with and is answered with, such as <c>Content-Type</c> and <c>x-amz-meta-…</c>; names in lower case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>What S3 answers where an object was put without a type.</summary>
    public string ContentType => Headers.GetValueOrDefault("content-type", "binary/octet-stream");
}
