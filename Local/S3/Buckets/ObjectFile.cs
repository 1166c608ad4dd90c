using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.S3.Buckets;

/// <summary>
/// The file of one object: the object's description as JSON in the first line, then its content as it is.
/// The file's name is a hash of the key, which may hold what no file name does.
/// </summary>
/// <remarks>A file is written under another name first and moved, so that a killed process leaves the old object or the new one.</remarks>
internal static class ObjectFile
{
    private const string Unfinished = ".new";

    /// <summary>The descriptions of all objects in a folder.</summary>
    /// <exception cref="ProvisioningException">A file is damaged.</exception>
    public static IEnumerable<StoredObject> ReadAll(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (path.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                File.Delete(path);
                continue;
            }

            using var file = File.OpenRead(path);
            yield return Describe(file, path);
        }
    }

    public static void Write(string folder, StoredObject described, ReadOnlySpan<byte> content)
    {
        var path = PathOf(folder, described.Key);
        using (var file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, described);
            file.WriteByte((byte)'\n');
            file.Write(content);
        }

        File.Move(path + Unfinished, path, overwrite: true);
    }

    /// <summary>Opens an object's content; null where the file has gone.</summary>
    public static FileStream? Open(string folder, string key)
    {
        try
        {
            var file = new FileStream(PathOf(folder, key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            ReadLine(file);
            return file;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static void Delete(string folder, string key) => File.Delete(PathOf(folder, key));

    private static string PathOf(string folder, string key) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private static StoredObject Describe(FileStream file, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredObject>(ReadLine(file))!;
        }
        catch (JsonException damage)
        {
            throw new ProvisioningException($"{path} is damaged ({damage.Message}). Delete the file to lose the object, or its folder to lose the bucket.");
        }
    }

    // Leaves the file at what follows the line.
    private static byte[] ReadLine(FileStream file)
    {
        using var line = new MemoryStream();
        int next;
        while ((next = file.ReadByte()) is not (-1 or '\n'))
        {
            line.WriteByte((byte)next);
        }

        return line.ToArray();
    }
}
