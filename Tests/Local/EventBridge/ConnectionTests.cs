using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.EventBridge.Connections;
using Stepyard.Local.StepFunctions.Http;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>Connections that are made with the aws command, and the HTTP Tasks that they authorize.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string ApiKey = """{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"hush"},"InvocationHttpParameters":{"QueryStringParameters":[{"Key":"v","Value":"2"},{"Key":"s","Value":"hidden","IsValueSecret":true}]}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AwsCliFact]
    public async Task An_API_is_called_with_a_connection_of_the_aws_command_also_after_a_restart()
    {
        await using var api = await RecordingServer.StartAsync("1");
        string arn;
        await using (var first = await StartAsync())
        {
            arn = (await AwsAsync(first, "create-connection", "--name", "shop", "--authorization-type", "API_KEY", "--auth-parameters", ApiKey)).GetProperty("ConnectionArn").GetString()!;
            arn.ShouldMatch("^arn:aws:events:us-east-1:123456789012:connection/shop/[0-9a-f-]{36}$");
        }

        await using var yard = await StartAsync();
        var definition = $$"""{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{"ApiEndpoint":"{{api.Url}}","Method":"GET","Authentication":{"ConnectionArn":"{{arn}}"} },"End":true} } }""";
        var ended = await yard.RunAsync(await yard.CreateAsync(definition));

        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.GetRawText());
        var (path, headers, _) = api.Asked.ShouldHaveSingleItem();
        path.ShouldBe("GET /?v=2&s=hidden");
        headers["X-Key"].ToString().ShouldBe("hush");
    }

    [AwsCliFact]
    public async Task A_connection_is_described_without_its_secrets_changed_listed_and_deleted()
    {
        await using var yard = await StartAsync();
        await AwsAsync(yard, "create-connection", "--name", "shop", "--description", "orders", "--authorization-type", "API_KEY", "--auth-parameters", ApiKey);

        var described = await AwsAsync(yard, "describe-connection", "--name", "shop");
        described.GetProperty("ConnectionState").GetString().ShouldBe("AUTHORIZED");
        described.GetProperty("Description").GetString().ShouldBe("orders");
        described.GetProperty("AuthParameters").GetProperty("ApiKeyAuthParameters").GetRawText().ShouldNotContain("hush");
        described.GetProperty("AuthParameters").GetRawText().ShouldNotContain("hidden");

        await AwsAsync(yard, "update-connection", "--name", "shop", "--authorization-type", "BASIC", "--auth-parameters", """{"BasicAuthParameters":{"Username":"ada","Password":"hush"}}""");
        var listed = (await AwsAsync(yard, "list-connections", "--name-prefix", "sh")).GetProperty("Connections");
        listed.GetArrayLength().ShouldBe(1);
        listed[0].GetProperty("AuthorizationType").GetString().ShouldBe("BASIC");
        (await RefusalAsync(yard, "create-connection", "--name", "shop", "--authorization-type", "API_KEY", "--auth-parameters", ApiKey)).ShouldContain("ResourceAlreadyExistsException");

        await AwsAsync(yard, "delete-connection", "--name", "shop");
        (await RefusalAsync(yard, "describe-connection", "--name", "shop")).ShouldContain("ResourceNotFoundException) when calling the DescribeConnection operation: Connection 'shop' does not exist.");
    }

    [AwsCliFact]
    public async Task A_connection_that_can_not_be_used_here_is_refused()
    {
        await using var yard = await StartAsync();

        (await RefusalAsync(yard, "create-connection", "--name", "shop", "--authorization-type", "BASIC", "--auth-parameters", "{}")).ShouldContain("BasicAuthParameters is required where AuthorizationType is BASIC.");
        (await RefusalAsync(yard, "create-connection", "--name", "shop", "--authorization-type", "OAUTH_CLIENT_CREDENTIALS", "--auth-parameters", "{}")).ShouldContain("the yard fetches no OAuth tokens");
        (await AwsAsync(yard, "list-connections")).GetProperty("Connections").GetArrayLength().ShouldBe(0);
    }

    private Task<StatesYard> StartAsync() => StatesYard.StartAsync(
        new YardOptions { DataFolder = _folder }, services => services.AddHttpTasks(services.AddConnections()));

    private static async Task<JsonElement> AwsAsync(StatesYard yard, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(yard.Endpoint, ["events", .. arguments]));

    private static async Task<string> RefusalAsync(StatesYard yard, params IEnumerable<string> arguments) =>
        (await AwsCli.TryAsync(yard.Endpoint, ["events", .. arguments])).Error;
}
