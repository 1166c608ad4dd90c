using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>Lists the connections by name, those with a prefix if one is given. AWS: Amazon EventBridge API Reference, ListConnections.</summary>
internal sealed class ListConnections(ConnectionDirectory connections, Account account, TimeProvider time, IAccess access) : ConnectionOperation(connections, account, access)
{
    private const int PageLimit = 100;

    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var prefix = members.OptionalText("namePrefix", max: 64) ?? "";
        var state = members.OptionalText("connectionState");
        var asked = new PageRequest(members.OptionalInteger("limit", 1, PageLimit) ?? PageLimit, members.OptionalText("nextToken", max: 2048));
        members.Check();
        Authorize(caller, "*");

        var found = Connections.All.Where(connection => (state is null or "AUTHORIZED") && connection.Name.StartsWith(prefix, StringComparison.Ordinal));
        var page = Page<Connection>.Of(found, connection => connection.Name, asked, $"ListConnections {prefix}", time.GetUtcNow());
        return writer =>
        {
            writer.WriteStartArray("Connections");
            foreach (var connection in page.Items)
            {
                writer.WriteStartObject();
                Write(writer, connection);
                writer.WriteString("Name", connection.Name);
                writer.WriteString("AuthorizationType", connection.AuthorizationType);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (page.NextToken is { } token)
            {
                writer.WriteString("NextToken", token);
            }
        };
    }
}
