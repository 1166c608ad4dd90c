using System.Text.Json;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The file that connections made over the wire are kept in, secrets included, all of them written anew at every change.</summary>
/// <param name="path">The file.</param>
internal sealed class ConnectionFile(string path)
{
    private readonly WholeFile<IReadOnlyList<Kept>> _file = new(path, "connections made over the wire");

    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public IReadOnlyList<Connection> Read() => _file.Read(IReadOnlyList<Connection> (kept) => [.. kept.Select(Restored)], []);

    /// <summary>Replaces the file; what the program has is not kept.</summary>
    public void Write(IEnumerable<Connection> connections) => _file.Write([.. connections.Where(connection => connection.Parameters is not null).Select(connection => new Kept(
        connection.Name, connection.Arn, connection.SecretArn, connection.AuthorizationType, connection.Description, connection.Created, connection.Modified, connection.Parameters!.Value))]);

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
