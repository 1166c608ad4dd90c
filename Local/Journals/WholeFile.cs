using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Journals;

/// <summary>A file of JSON that is written anew at every change of what it holds: for things that are few and change seldom, and for people too.</summary>
/// <param name="path">Where it is; it need not exist.</param>
/// <param name="loss">What is lost with the file: <c>rules made over the wire</c>.</param>
internal sealed class WholeFile<T>(string path, string loss)
    where T : class
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        MaxDepth = 2 * RequestBody.MaximumDepth,
    };

    private byte[] _written = [];

    /// <summary>Reads it.</summary>
    /// <param name="restore">Makes of what is kept what it was.</param>
    /// <param name="none">The result where there is no file.</param>
    /// <param name="isDamage">What else than <see cref="JsonException"/> and <see cref="AwsException"/> tells that the file is damaged.</param>
    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public TRestored Read<TRestored>(Func<T, TRestored> restore, TRestored none, Func<Exception, bool>? isDamage = null)
    {
        if (!File.Exists(path))
        {
            return none;
        }

        try
        {
            _written = File.ReadAllBytes(path);
            return restore(JsonSerializer.Deserialize<T>(_written, Format)!);
        }
        catch (Exception damage) when (damage is JsonException or AwsException || isDamage?.Invoke(damage) == true)
        {
            throw new ProvisioningException($"{path} is damaged ({damage.Message}). Mend it, or delete it to start without {loss}.");
        }
    }

    /// <summary>Replaces the file, where what is kept has changed.</summary>
    /// <param name="kept">What is kept.</param>
    /// <param name="isEmpty">Whether that is nothing, for which no file is made.</param>
    public void Write(T kept, bool isEmpty = false)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(kept, Format);
        if (json.AsSpan().SequenceEqual(_written) || (_written.Length == 0 && isEmpty))
        {
            return;
        }

        var next = path + ".new";
        File.WriteAllBytes(next, json);
        File.Move(next, path, overwrite: true);
        _written = json;
    }
}
