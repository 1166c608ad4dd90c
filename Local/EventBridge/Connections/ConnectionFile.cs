using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The file that connections made over the wire are kept in, secrets included, all of them written anew at every change.</summary>
/// <param name="path">The file.</param>
internal sealed class ConnectionFile(string path)
{
    // The file is for people too.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public IReadOnlyList<Connection> Read()
    {
        try
        {
            return File.Exists(path) ? [.. JsonSerializer.Deserialize<List<Kept>>(File.ReadAllBytes(path), Format)!.Select(Restored)] : [];
        }
        catch (Exception damage) when (damage is JsonException or AwsException)
        {
            throw new ProvisioningException($"{path} is damaged ({damage.Message}). Mend it, or delete it to start without connections made over the wire.");
        }
    }

    /// <summary>Replaces the file; what the program has is not kept.</summary>
    public void Write(IEnumerable<Connection> connections)
    {
        var kept = connections.Where(connection => connection.Parameters is not null).Select(connection => new Kept(
            connection.Name, connection.Arn, connection.SecretArn, connection.AuthorizationType, connection.Description, connection.Created, connection.Modified, connection.Parameters!.Value));
        var next = path + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(kept, Format));
        File.Move(next, path, overwrite: true);
    }

    private static Connection Restored(Kept kept) =>
        ConnectionTerms.Read(kept.AuthorizationType, new Members(kept.AuthParameters, isPascalCase: true), kept.Name, kept.Arn, kept.SecretArn) with
        {
            Description = kept.Description,
            Created = kept.Created,
            Modified = kept.Modified,
        };

    private sealed record Kept(
        string Name, string Arn, string SecretArn, string AuthorizationType, string? Description, DateTimeOffset Created, DateTimeOffset Modified, JsonElement AuthParameters);
}
