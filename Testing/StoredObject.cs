using System.Text;

namespace Stepyard.Testing;

/// <summary>An object that a distributed Map can read, or has written.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="Content">The content.</param>
public sealed record StoredObject(string Bucket, string Key, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
