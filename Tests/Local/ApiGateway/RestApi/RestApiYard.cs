using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.ApiGateway;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.ApiGateway.RestApi;

/// <summary>A yard with one REST API in front of operations of Step Functions that a test plays.</summary>
internal sealed class RestApiYard : IAsyncDisposable, ILogs
{
    public const string Role = "arn:aws:iam::123456789012:role/api";
    public const string Dragons = "arn:aws:states:us-east-1:123456789012:stateMachine:Dragons";

    /// <summary>Registers a resource of API Gateway, in whose inputs <c>@api@</c> stands for the API's id.</summary>
    /// <returns>Its id.</returns>
    public delegate Task<string> Register(string type, string name, string inputs);

    /// <summary>Starts the state machine with the body, whatever it is.</summary>
    public const string Start = """{"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Dragons", "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"}""";

    private const string PlainResponses = """
        "integrationResponses":[{"statusCode":"200"},{"statusCode":"400","selectionPattern":"4\\d{2}"}]
        """;

    private Yard _yard = null!;

    private RestApiYard()
    {
    }

    public HttpClient Http { get; } = new();

    public Uri Endpoint => _yard.RestEndpoint!;

    public RecordingTerminal Terminal { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = new();

    /// <summary>What Step Functions was asked: the operation and its request.</summary>
    public ConcurrentQueue<(string Operation, JsonElement Request)> Asked { get; } = new();

    public Func<string, Task<string>> Answer { get; set; } = _ => Task.FromResult("""{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:Dragons:e1","startDate":1.5E9}""");

    /// <summary>The only request so far.</summary>
    public JsonElement AskedOnce => Asked.ShouldHaveSingleItem().Request;

    public void Put(string logGroup, string stream, Func<string> message) => Logged.Enqueue($"{logGroup} {stream} {message()}");

    /// <summary>An integration that calls an operation, as JSON.</summary>
    /// <param name="template">The request template for JSON.</param>
    /// <param name="operation">The operation of Step Functions.</param>
    /// <param name="more">Further members; for <c>integrationResponses</c> in place of the plain ones.</param>
    public static string Calls(string template, string operation = "StartExecution", string more = PlainResponses) => $$"""
        {"type":"AWS","integrationHttpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:states:action/{{operation}}","credentials":"{{Role}}",
         "passthroughBehavior":"NEVER","requestTemplates":{"application/json":{{JsonSerializer.Serialize(template)}}},{{more}}}
        """;

    /// <param name="methods">Path, method, integration, further inputs of the method as JSON members.</param>
    /// <param name="before">Registers what methods need, and returns values for <c>@NAME@</c> in their inputs.</param>
    /// <param name="stage">Further inputs of the stage, as JSON members.</param>
    /// <param name="api">Further inputs of the API, as JSON members.</param>
    /// <param name="trusted">The service that may assume the role.</param>
    /// <param name="time">The clock.</param>
    public static async Task<RestApiYard> StartAsync(
        (string Path, string Method, string Integration, string More)[] methods,
        Func<Register, Task<Dictionary<string, string>>>? before = null,
        string stage = "",
        string api = "",
        string trusted = "apigateway.amazonaws.com",
        TimeProvider? time = null)
    {
        var yard = new RestApiYard();
        yard._yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = time ?? TimeProvider.System,
            Terminal = yard.Terminal,
            Services = services =>
            {
                services.AddIam();
                foreach (var name in (string[])["StartExecution", "StartSyncExecution", "DescribeExecution", "SendTaskSuccess", "SendTaskFailure", "StopExecution"])
                {
                    services.Add(new Operation(name, services.Access, yard));
                }

                services.AddApiGateway(new OvenStateMachines(services.Access), yard);
            },
            Program = async (engine, _) =>
            {
                await RegisterAsync(engine, methods, before, stage, api, trusted);
                return [];
            },
        });
        yard.Http.BaseAddress = yard._yard.RestEndpoint;
        return yard;
    }

    public static Task<RestApiYard> StartAsync(string integration, string more = "", Func<Register, Task<Dictionary<string, string>>>? before = null, string stage = "", string api = "", TimeProvider? time = null) =>
        StartAsync([("dragons", "POST", integration, more)], before, stage, api, time: time);

    public async Task<(int Status, string Body)> PostAsync(string body, string? contentType = "application/json", string path = "/dev/dragons")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Body)> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _yard.DisposeAsync();
    }

    private static async Task<string> RegisterAsync(IMocks engine, string type, string name, string inputs) =>
        (await engine.NewResourceAsync(Inputs.Resource($"aws-native:apigateway:{type}", name, inputs))).id!;

    private static async Task RegisterAsync(
        IMocks engine, (string Path, string Method, string Integration, string More)[] methods, Func<Register, Task<Dictionary<string, string>>>? before, string stage, string api, string trusted)
    {
        await engine.NewResourceAsync(Inputs.Resource("aws-native:iam:Role", "api", $$$"""
            {
              "roleName": "api",
              "assumeRolePolicyDocument": {"Statement":[{"Effect":"Allow","Principal":{"Service":"{{{trusted}}}"},"Action":"sts:AssumeRole"}]},
              "policies": [{"policyName":"p","policyDocument":{"Statement":[{"Effect":"Allow","Action":"states:*","Resource":"arn:aws:states:us-east-1:123456789012:*:Dragons*"}]}}]
            }
            """));
        var (apiId, state) = await engine.NewResourceAsync(Inputs.Resource("aws-native:apigateway:RestApi", "api", $$"""{"name":"api"{{api}}}"""));
        var root = (string)((IReadOnlyDictionary<string, object>)state)["rootResourceId"];
        var values = before is null ? [] : await before((type, name, inputs) => RegisterAsync(engine, type, name, inputs.Replace("@api@", apiId, StringComparison.Ordinal)));
        var resources = new Dictionary<string, string> { [""] = root };
        foreach (var (path, method, integration, more) in methods)
        {
            var resource = root;
            var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < parts.Length; i++)
            {
                var prefix = string.Join('/', parts[..(i + 1)]);
                if (!resources.TryGetValue(prefix, out var known))
                {
                    var id = await RegisterAsync(engine, "Resource", prefix, $$"""{"restApiId":"{{apiId}}","parentId":"{{resource}}","pathPart":"{{parts[i]}}"}""");
                    resources[prefix] = known = id.Split('|')[1];
                }

                resource = known;
            }

            var inputs = $$"""{"restApiId":"{{apiId}}","resourceId":"{{resource}}","httpMethod":"{{method}}","integration":{{integration}}{{more}}}""";
            inputs = values.Aggregate(inputs, (text, value) => text.Replace($"@{value.Key}@", value.Value, StringComparison.Ordinal));
            var parsed = JsonNode.Parse(inputs)!.AsObject();
            parsed.TryAdd("methodResponses", new JsonArray([.. Statuses(parsed).Select(status => new JsonObject { ["statusCode"] = status })]));
            await RegisterAsync(engine, "Method", $"{method} {path}", parsed.ToJsonString());
        }

        var deployment = await RegisterAsync(engine, "Deployment", "deployment", $$"""{"restApiId":"{{apiId}}"}""");
        await RegisterAsync(engine, "Stage", "stage", $$"""{"restApiId":"{{apiId}}","deploymentId":"{{deployment.Split('|')[1]}}","stageName":"dev"{{stage}}}""");
    }

    private static IEnumerable<string> Statuses(JsonObject method) =>
        (method["integration"]!["integrationResponses"]?.AsArray() ?? []).Select(response => response!["statusCode"]!.GetValue<string>()).Distinct();

    private sealed class Operation(string name, IAccess access, RestApiYard yard) : IJsonOperation
    {
        public string Target => $"AWSStepFunctions.{name}";

        public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
        {
            var arn = request.TryGetProperty("stateMachineArn", out var machine) ? machine.GetString()! : "arn:aws:states:us-east-1:123456789012:execution:Dragons:e1";
            access.Authorize(caller, $"states:{name}", arn);
            if (arn.EndsWith("Missing", StringComparison.Ordinal))
            {
                throw new AwsException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");
            }

            yard.Asked.Enqueue((name, request.Clone()));
            response.WriteRawValue(await yard.Answer(request.GetRawText()));
        }
    }
}
