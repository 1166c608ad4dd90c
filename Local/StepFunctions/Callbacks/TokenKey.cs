using System.Security.Cryptography;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>The key that a yard's task tokens are encrypted with; a token is good for as long as the key is there.</summary>
internal static class TokenKey
{
    private const int Length = 32;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The key that a folder has; a new one where it has none. Only the owner may read the file.</summary>
    /// <exception cref="ProvisioningException">The file is none.</exception>
    public static byte[] In(string folder)
    {
        var path = Path.Combine(folder, "tokens.key");
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path) is { Length: Length } key
                ? key
                : throw new ProvisioningException($"{path} is no key of {Length} bytes. Put back a copy of it, or take it away: task tokens that were given out are good no more then.");
        }

        var made = New();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path + ".new");
        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(made);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path);
        FolderFlush.Flush(folder);
        return made;
    }
}
