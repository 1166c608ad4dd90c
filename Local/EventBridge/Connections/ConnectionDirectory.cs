using System.Collections.Concurrent;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The account's connections, by their names.</summary>
/// <param name="file">Where those are kept that requests make.</param>
internal sealed class ConnectionDirectory(ConnectionFile file)
{
    private readonly ConcurrentDictionary<string, Connection> _byName = new(file.Read().Select(connection => KeyValuePair.Create(connection.Name, connection)), StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>The connections in alphabetical order.</summary>
    public IReadOnlyList<Connection> All => [.. _byName.Values.OrderBy(connection => connection.Name, StringComparer.Ordinal)];

    /// <summary>Makes a connection of the stack live.</summary>
    public void Put(Connection connection) => _byName[connection.Name] = connection;

    /// <summary>The connection with this ARN; null where there is none.</summary>
    public Connection? Find(string arn) => _byName.Values.FirstOrDefault(connection => connection.Arn == arn);

    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public Connection Get(string name) => _byName.GetValueOrDefault(name) ?? throw EventBridgeError.NotFound($"Connection '{name}' does not exist.");

    /// <exception cref="AwsException"><c>ResourceAlreadyExistsException</c>.</exception>
    public void Add(Connection connection)
    {
        lock (_writing)
        {
            if (!_byName.TryAdd(connection.Name, connection))
            {
                throw EventBridgeError.AlreadyExists($"Connection {connection.Name} already exists.");
            }

            file.Write(All);
        }
    }

    public void Replace(Connection connection)
    {
        lock (_writing)
        {
            _byName[connection.Name] = connection;
            file.Write(All);
        }
    }

    public void Remove(Connection connection)
    {
        lock (_writing)
        {
            _byName.TryRemove(connection.Name, out _);
            file.Write(All);
        }
    }
}
