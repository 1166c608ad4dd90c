using System.Text;
using System.Text.Json;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>Reads what a request says of how a connection authorizes, and writes it without the secrets.</summary>
/// <remarks>AWS: Amazon EventBridge API Reference, CreateConnectionAuthRequestParameters and ConnectionAuthResponseParameters.</remarks>
internal static class ConnectionTerms
{
    private static readonly string[] Secrets = ["ApiKeyValue", "Password"];

    /// <exception cref="AwsException">A parameter is missing, or the yard can't authorize so.</exception>
    public static Connection Read(string authorizationType, Members parameters, string name, string arn, string secretArn)
    {
        var authorization = authorizationType switch
        {
            "API_KEY" => ApiKey(parameters),
            "BASIC" => Basic(parameters),
            _ => throw EventBridgeError.Validation($"AuthorizationType is {authorizationType}; allowed here is API_KEY or BASIC: the yard fetches no OAuth tokens."),
        };
        var invocation = parameters.OptionalMembers("invocationHttpParameters");
        var connection = new Connection(name, arn, secretArn)
        {
            AuthorizationType = authorizationType,
            Headers = [authorization, .. List(invocation, "headerParameters")],
            Query = [.. List(invocation, "queryStringParameters")],
            Body = [.. List(invocation, "bodyParameters")],
            Parameters = JsonElement.Parse(parameters.Json),
        };
        parameters.Check();
        return connection;
    }

    /// <summary>Writes the parameters but for what is a secret.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement parameters)
    {
        switch (parameters.ValueKind)
        {
            case JsonValueKind.Object:
                var isSecret = parameters.TryGetProperty("IsValueSecret", out var secret) && secret.ValueKind == JsonValueKind.True;
                writer.WriteStartObject();
                foreach (var member in parameters.EnumerateObject().Where(member => !Secrets.Contains(member.Name) && !(isSecret && member.Name == "Value")))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in parameters.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                parameters.WriteTo(writer);
                break;
        }
    }

    /// <summary>The header of a connection with basic authorization.</summary>
    public static ConnectionParameter Basic(string user, string password) =>
        new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");

    private static ConnectionParameter ApiKey(Members parameters) =>
        parameters.OptionalMembers("apiKeyAuthParameters") is { } key ? new(key.Text("apiKeyName", max: 512), key.Text("apiKeyValue", max: 512)) : throw Missing("ApiKeyAuthParameters", "API_KEY");

    private static ConnectionParameter Basic(Members parameters) =>
        parameters.OptionalMembers("basicAuthParameters") is { } login ? Basic(login.Text("username", max: 512), login.Text("password", max: 512)) : throw Missing("BasicAuthParameters", "BASIC");

    private static IEnumerable<ConnectionParameter> List(Members? invocation, string kind) =>
        (invocation?.OptionalStructures(kind, "ConnectionParameter") ?? []).Select(parameter => new ConnectionParameter(parameter.Text("key", max: 512), parameter.Text("value", min: 0, max: 512)));

    private static AwsException Missing(string parameters, string type) => EventBridgeError.Validation($"{parameters} is required where AuthorizationType is {type}.");
}
