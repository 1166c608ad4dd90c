using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>Changes what a request names of a connection. AWS: Amazon EventBridge API Reference, UpdateConnection.</summary>
internal sealed class UpdateConnection(ConnectionDirectory connections, Account account, TimeProvider time, IAccess access) : ConnectionOperation(connections, account, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var description = members.OptionalText("description", min: 0, max: 512);
        var type = members.OptionalWord("authorizationType", "BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY");
        var parameters = members.OptionalMembers("authParameters");
        var existing = Connections.Get(Name(members, caller));
        var connection = parameters is null && type is null
            ? existing
            : ConnectionTerms.Read(
                type ?? existing.AuthorizationType,
                parameters ?? throw EventBridgeError.Validation("AuthParameters is required with another AuthorizationType."),
                existing.Name,
                existing.Arn,
                existing.SecretArn);
        members.Check();
        Connections.Replace(connection = connection with { Description = description ?? existing.Description, Created = existing.Created, Modified = time.GetUtcNow() });
        return writer => Write(writer, connection);
    }
}
