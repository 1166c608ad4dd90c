using System.Collections.Immutable;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.EventBridge.Connections;

/// <summary>An EventBridge connection with basic or API key authorization.</summary>
/// <remarks>AWS: CloudFormation, AWS::Events::Connection.</remarks>
internal sealed class ConnectionResource(ConnectionDirectory connections, Account account) : IResourceType
{
    public string Token => "aws-native:events:Connection";

    public Provisioned Create(ResourceRequest request)
    {
        var name = request.PhysicalName("name");
        var parameters = request.OptionalMap("authParameters") ?? ImmutableDictionary<string, object>.Empty;
        var invocation = Map(parameters, "invocationHttpParameters");
        var connection = new Connection(
            name,
            account.Arn("events", $"connection/{name}/{new Guid(Convert.FromHexString(request.StableId(32)))}"),
            account.Arn("secretsmanager", $"secret:events!connection/{name}/{request.StableId(12)}"))
        {
            AuthorizationType = request.Text("authorizationType"),
            Headers = [Authorization(request, parameters), .. Parameters(request, invocation, "headerParameters")],
            Query = [.. Parameters(request, invocation, "queryStringParameters")],
            Body = [.. Parameters(request, invocation, "bodyParameters")],
        };
        connections.Put(connection);
        return new(name, new Dictionary<string, object>
        {
            ["name"] = name,
            ["arn"] = connection.Arn,
            ["arnForPolicy"] = account.Arn("events", $"connection/{name}"),
            ["secretArn"] = connection.SecretArn,
        });
    }

    private static ConnectionParameter Authorization(ResourceRequest request, ImmutableDictionary<string, object> parameters) => request.Text("authorizationType") switch
    {
        "API_KEY" => ApiKey(request, Map(parameters, "apiKeyAuthParameters")),
        "BASIC" => Basic(request, Map(parameters, "basicAuthParameters")),
        var other => throw request.Mistake($"'authorizationType' is {other}; allowed here is API_KEY or BASIC: the yard fetches no OAuth tokens."),
    };

    private static ConnectionParameter ApiKey(ResourceRequest request, ImmutableDictionary<string, object> key) =>
        new(Text(request, key, "apiKeyName"), Text(request, key, "apiKeyValue"));

    private static ConnectionParameter Basic(ResourceRequest request, ImmutableDictionary<string, object> login) =>
        ConnectionTerms.Basic(Text(request, login, "username"), Text(request, login, "password"));

    private static IEnumerable<ConnectionParameter> Parameters(ResourceRequest request, ImmutableDictionary<string, object> invocation, string kind) =>
        (invocation.GetValueOrDefault(kind) as ImmutableArray<object>? ?? [])
            .OfType<ImmutableDictionary<string, object>>()
            .Select(parameter => new ConnectionParameter(Text(request, parameter, "key"), Text(request, parameter, "value")));

    private static ImmutableDictionary<string, object> Map(ImmutableDictionary<string, object> parent, string key) =>
        parent.GetValueOrDefault(key) as ImmutableDictionary<string, object> ?? ImmutableDictionary<string, object>.Empty;

    private static string Text(ResourceRequest request, ImmutableDictionary<string, object> parent, string key) =>
        parent.GetValueOrDefault(key) as string ?? throw request.Mistake($"'{key}' is required in 'authParameters', as a string.");
}
