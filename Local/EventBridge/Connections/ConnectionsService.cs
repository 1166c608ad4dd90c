namespace Stepyard.Local.EventBridge.Connections;

/// <summary>The connections of Amazon EventBridge, which HTTP Tasks are authorized by.</summary>
internal static class ConnectionsService
{
    /// <summary>Adds connections as resources of a stack.</summary>
    public static ConnectionDirectory AddConnections(this Yard yard)
    {
        var connections = new ConnectionDirectory();
        yard.Add(new ConnectionResource(connections, yard.Account));
        return connections;
    }
}
