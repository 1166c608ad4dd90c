using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>Makes a connection. AWS: Amazon EventBridge API Reference, CreateConnection.</summary>
internal sealed class CreateConnection(ConnectionDirectory connections, Account account, TimeProvider time, IAccess access) : ConnectionOperation(connections, account, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var description = members.OptionalText("description", min: 0, max: 512);
        var type = members.OptionalWord("authorizationType", "BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY") ?? members.Text("authorizationType");
        var parameters = members.OptionalMembers("authParameters");
        var name = Name(members, caller);
        var id = Guid.NewGuid();
        var connection = ConnectionTerms.Read(
            type,
            parameters ?? throw EventBridgeError.Validation("AuthParameters is required."),
            name,
            Account.Arn("events", $"connection/{name}/{id}"),
            Account.Arn("secretsmanager", $"secret:events!connection/{name}/{id}"));
        members.Check();
        var now = time.GetUtcNow();
        Connections.Add(connection = connection with { Description = description, Created = now, Modified = now });
        return writer => Write(writer, connection);
    }
}
