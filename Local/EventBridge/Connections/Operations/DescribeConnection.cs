using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>Tells of a connection, but not its secrets. AWS: Amazon EventBridge API Reference, DescribeConnection.</summary>
internal sealed class DescribeConnection(ConnectionDirectory connections, Account account, IAccess access) : ConnectionOperation(connections, account, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var connection = Connections.Get(Name(members, caller));
        return writer =>
        {
            Write(writer, connection);
            writer.WriteString("Name", connection.Name);
            writer.WriteString("AuthorizationType", connection.AuthorizationType);
            writer.WriteString("SecretArn", connection.SecretArn);
            if (connection.Description is { } description)
            {
                writer.WriteString("Description", description);
            }

            if (connection.Parameters is { } parameters)
            {
                writer.WritePropertyName("AuthParameters");
                ConnectionTerms.Write(writer, parameters);
            }
        };
    }
}
