using System.Collections.Concurrent;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The account's connections.</summary>
internal sealed class ConnectionDirectory
{
    private readonly ConcurrentDictionary<string, Connection> _byArn = new(StringComparer.Ordinal);

    public void Put(Connection connection) => _byArn[connection.Arn] = connection;

    /// <summary>The connection with this ARN; null where there is none.</summary>
    public Connection? Find(string arn) => _byArn.GetValueOrDefault(arn);
}
