using Stepyard.Local.Provisioning;

namespace Stepyard.Local;

/// <summary>The folder that state is kept in, held by one Local at a time: two would write over each other.</summary>
/// <remarks>The hold is a lock on a file, which the operating system gives back however the process ends.</remarks>
internal sealed class HeldFolder : IDisposable
{
    private readonly FileStream _lock;
    private readonly bool _isTemporary;

    /// <param name="path">The folder, created where it does not exist; null for a temporary one that is deleted at the end.</param>
    /// <exception cref="ProvisioningException">It can't be written to, or another Local holds it.</exception>
    public HeldFolder(string? path)
    {
        _isTemporary = path is null;
        try
        {
            Path = path is null ? Directory.CreateTempSubdirectory("stepyard-").FullName : Directory.CreateDirectory(path).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ProvisioningException($"The data folder {path} can't be used: {e.Message} Choose another one with --data, or keep nothing with --ephemeral.");
        }

        try
        {
            _lock = new(System.IO.Path.Combine(Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e) when (IsInUse(e))
        {
            throw new ProvisioningException($"The data folder {Path} is in use. Is Local running already? Choose another one with --data, or keep nothing with --ephemeral.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException($"The data folder {Path} can't be used: {e.Message} Choose another one with --data, or keep nothing with --ephemeral.");
        }
    }

    /// <summary>Where it is; it exists.</summary>
    public string Path { get; }

    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    // EWOULDBLOCK, or Windows' ERROR_SHARING_VIOLATION; a file system that is read-only or full is another matter.
    private static bool IsInUse(IOException refusal) =>
        OperatingSystem.IsWindows() ? refusal.HResult == unchecked((int)0x80070020) : refusal.HResult is 11 or 35;
}
