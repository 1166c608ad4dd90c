using System.Collections.Concurrent;
using Stepyard.Local;
using Stepyard.Local.ApiGateway;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;

namespace Stepyard.Tests.Local.ApiGateway;

/// <summary>A yard with one HTTP API in front of state machines that a test plays.</summary>
internal sealed class HttpApiYard : IAsyncDisposable, ILogs
{
    public const string Sync = "StepFunctions-StartSyncExecution";
    public const string Pizza = """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Pizza","Input":"$request.body"}""";

    private Yard _yard = null!;

    private HttpApiYard()
    {
    }

    public HttpClient Http { get; } = new();

    public OvenStateMachines StateMachines { get; private set; } = null!;

    public RecordingTerminal Terminal { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = new();

    public void Put(string logGroup, string stream, Func<string> message) => Logged.Enqueue($"{logGroup} {message()}");

    /// <param name="routes">Route key, integration subtype, request parameters as JSON.</param>
    /// <param name="stage">Further inputs of the stage, as JSON members.</param>
    /// <param name="api">Further inputs of the API, as JSON members.</param>
    /// <param name="trusted">The service that may assume the routes' role.</param>
    /// <param name="integration">Further inputs of each integration, as JSON members.</param>
    /// <param name="time">The clock.</param>
    public static async Task<HttpApiYard> StartAsync(
        (string Key, string Subtype, string Parameters)[] routes,
        string stage = "",
        string api = "",
        string trusted = "apigateway.amazonaws.com",
        string integration = "",
        TimeProvider? time = null)
    {
        var yard = new HttpApiYard();
        yard._yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = time ?? PatientTime.Instance,
            Terminal = yard.Terminal,
            Services = services =>
            {
                services.AddIam();
                yard.StateMachines = new(services.Access);
                services.AddApiGateway(yard.StateMachines, yard);
            },
            Program = async (engine, _) =>
            {
                await engine.NewResourceAsync(Inputs.Resource("aws-native:iam:Role", "route", $$$"""
                    {
                      "roleName": "route",
                      "assumeRolePolicyDocument": {"Statement":[{"Effect":"Allow","Principal":{"Service":"{{{trusted}}}"},"Action":"sts:AssumeRole"}]},
                      "policies": [{"policyName":"p","policyDocument":{"Statement":[
                        {"Effect":"Allow","Action":"states:St*","Resource":"arn:aws:states:us-east-1:123456789012:*"},
                        {"Effect":"Deny","Action":"states:*","Resource":"arn:aws:states:us-east-1:123456789012:stateMachine:Secret"}]}}]
                    }
                    """));
                var (apiId, _) = await engine.NewResourceAsync(Inputs.Resource("aws-native:apigatewayv2:Api", "api", $$"""{"protocolType":"HTTP"{{api}}}"""));
                await engine.NewResourceAsync(Inputs.Resource("aws-native:apigatewayv2:Stage", "stage", $$"""{"apiId":"{{apiId}}","stageName":"$default","autoDeploy":true{{stage}}}"""));
                foreach (var (key, subtype, parameters) in routes)
                {
                    var (id, _) = await engine.NewResourceAsync(Inputs.Resource("aws-native:apigatewayv2:Integration", key, $$"""
                        {"apiId":"{{apiId}}","integrationType":"AWS_PROXY","integrationSubtype":"{{subtype}}","payloadFormatVersion":"1.0","credentialsArn":"arn:aws:iam::123456789012:role/route","requestParameters":{{parameters}}{{integration}}}
                        """));
                    await engine.NewResourceAsync(Inputs.Resource("aws-native:apigatewayv2:Route", key, $$"""
                        {"apiId":"{{apiId}}","routeKey":"{{key}}","target":"integrations/{{id!.Split('|')[1]}}"}
                        """));
                }

                return [];
            },
        });
        yard.Http.BaseAddress = yard._yard.HttpEndpoint;
        return yard;
    }

    public async Task<(int Status, string Body)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body);
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _yard.DisposeAsync();
    }
}
