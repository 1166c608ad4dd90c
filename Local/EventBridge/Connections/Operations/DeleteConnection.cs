using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>Removes a connection. AWS: Amazon EventBridge API Reference, DeleteConnection.</summary>
internal sealed class DeleteConnection(ConnectionDirectory connections, Account account, IAccess access) : ConnectionOperation(connections, account, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var connection = Connections.Get(Name(members, caller));
        Connections.Remove(connection);
        return writer => Write(writer, connection, "DELETING");
    }
}
