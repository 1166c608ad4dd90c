using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Connections.Operations;

/// <summary>An operation on connections; the class has its name.</summary>
internal abstract partial class ConnectionOperation(ConnectionDirectory connections, Account account, IAccess access) : IJsonOperation
{
    public string Target => $"AWSEvents.{Operation}";

    protected Account Account { get; } = account;

    protected ConnectionDirectory Connections { get; } = connections;

    private string Operation => GetType().Name;

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var write = Answer(new Members(request, isPascalCase: true), caller);
        response.WriteStartObject();
        write(response);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    /// <summary>Does what is asked, and returns what writes the members of the answer.</summary>
    /// <exception cref="AwsException">The request is refused.</exception>
    protected abstract Action<Utf8JsonWriter> Answer(Members members, Caller caller);

    /// <summary>The name in the request, once the caller may do the operation.</summary>
    protected string Name(Members members, Caller caller)
    {
        var name = members.Text("name", 64, NamePattern());
        members.Check();
        Authorize(caller, Account.Arn("events", $"connection/{name}"));
        return name;
    }

    protected void Authorize(Caller caller, string resource) => access.Authorize(caller, $"events:{Operation}", resource);

    /// <summary>Writes what every answer tells of a connection.</summary>
    /// <param name="writer">The answer.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="state">Its state: with an API key or a password there is nothing to wait for.</param>
    protected static void Write(Utf8JsonWriter writer, Connection connection, string state = "AUTHORIZED")
    {
        writer.WriteString("ConnectionArn", connection.Arn);
        writer.WriteString("ConnectionState", state);
        writer.WriteDate("CreationTime"u8, connection.Created);
        writer.WriteDate("LastModifiedTime"u8, connection.Modified);
        writer.WriteDate("LastAuthorizedTime"u8, connection.Modified);
    }

    [GeneratedRegex(@"[\.\-_A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
