namespace Pulumi;

/// <summary>Content that a resource uploads: a file, a text, or a bundle of them.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}

/// <summary>A single file's content.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset()
    {
    }
}

/// <summary>A bundle of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive()
    {
    }
}

/// <summary>A file on this machine.</summary>
public sealed class FileAsset(string path) : Asset
{
    internal string Path { get; } = path;
}

/// <summary>A text.</summary>
public sealed class StringAsset(string text) : Asset
{
    internal string Text { get; } = text;
}

/// <summary>An archive file or a folder on this machine.</summary>
public sealed class FileArchive(string path) : Archive
{
    internal string Path { get; } = path;
}

/// <summary>A bundle of assets and archives by their path in it.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive
{
    internal IDictionary<string, AssetOrArchive> Assets { get; } = assets;
}
