using Stepyard.Local.EventBridge.Connections.Operations;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The connections of Amazon EventBridge, which HTTP Tasks are authorized by.</summary>
internal static class ConnectionsService
{
    /// <summary>Adds connections as resources of a stack, and the operations on them; what is made over the wire is kept in the data folder.</summary>
    public static ConnectionDirectory AddConnections(this Yard yard)
    {
        var connections = new ConnectionDirectory(new(Path.Combine(yard.DataFolder, "connections.json")));
        yard.Add(new ConnectionResource(connections, yard.Account));
        ConnectionOperation[] operations =
        [
            new CreateConnection(connections, yard.Account, yard.Time, yard.Access),
            new UpdateConnection(connections, yard.Account, yard.Time, yard.Access),
            new DeleteConnection(connections, yard.Account, yard.Access),
            new DescribeConnection(connections, yard.Account, yard.Access),
            new ListConnections(connections, yard.Account, yard.Time, yard.Access),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
        }

        return connections;
    }
}
