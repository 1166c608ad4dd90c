using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.XRay;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>A yard with IAM and Step Functions alone, on free ports; what it logs, traces and prints is kept.</summary>
internal sealed class StatesYard : IAsyncDisposable, ILogs, ITraces, ITerminal
{
    public const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";
    public const string Wait = """{"StartAt":"Long","States":{"Long":{"Type":"Wait","Seconds":86400,"End":true}}}""";
    public const string Fail = """{"StartAt":"Refuse","States":{"Refuse":{"Type":"Fail","Error":"Failed To Make Pizza","Cause":"They asked for Pineapple"}}}""";
    public const string Publish = """{"StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m","TopicArn":"t"},"End":true}}}""";

    /// <summary>A role that the stack doesn't have, and that may therefore do everything.</summary>
    public const string UnknownRole = "arn:aws:iam::123456789012:role/from-elsewhere";

    private readonly HttpClient _http = new();
    private Yard _yard = null!;

    private StatesYard()
    {
    }

    public IStateMachines StateMachines { get; private set; } = null!;

    public IAccess Access => _yard.Access;

    public ConcurrentQueue<(string Group, string Stream, string Message)> Logged { get; } = new();

    public ConcurrentQueue<(Caller Caller, string Segment)> Traced { get; } = new();

    /// <summary>What the terminal shows, but for the endpoint's line a request.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The endpoint, for clients other than <see cref="CallAsync"/>.</summary>
    public Uri Endpoint => _yard.AwsEndpoint;

    public static Task<StatesYard> StartAsync(TimeProvider? time = null, ITaskIntegration? integration = null, params IEnumerable<MockResourceArgs> resources) =>
        StartAsync(
            new YardOptions { Time = time ?? PatientTime.Instance },
            services =>
            {
                if (integration is not null)
                {
                    services.Add(integration);
                }
            },
            resources);

    /// <summary>Starts a yard that has more services than Step Functions.</summary>
    public static async Task<StatesYard> StartAsync(YardOptions options, Action<Yard> add, params IEnumerable<MockResourceArgs> resources)
    {
        var yard = new StatesYard();
        yard._yard = await Yard.StartAsync(options with
        {
            Ephemeral = options.DataFolder is null,
            HttpPort = 0,
            RestPort = 0,
            AwsPort = 0,
            Terminal = yard,
            Services = services =>
            {
                services.AddIam();
                yard.StateMachines = services.AddStepFunctions(yard, yard);
                add(services);
            },
            Program = Yards.Program(resources),
        });
        return yard;
    }

    /// <summary>A resource as the Pulumi program would register it.</summary>
    public static MockResourceArgs Resource(string type, string name, params IEnumerable<(string Key, object Value)> inputs) =>
        new() { Type = type, Name = name, Inputs = Map(inputs) };

    public static ImmutableDictionary<string, object> Map(params IEnumerable<(string Key, object Value)> members) =>
        members.ToImmutableDictionary(member => member.Key, member => member.Value);

    public async Task<JsonElement> CallAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        return await answer.AcceptedAsync();
    }

    /// <summary>Sends a request, and tells whether it is accepted.</summary>
    public async Task<bool> TryCallAsync(string operation, object request)
    {
        using var answer = await SendAsync(operation, request, caller: null);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Sends a request that is refused, and returns the error's code and message.</summary>
    public async Task<(string Code, string Message)> RefusalAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        ((int)answer.StatusCode).ShouldBe(400);
        return (body.GetProperty("__type").GetString()!, body.GetProperty("message").GetString()!);
    }

    /// <summary>Creates a state machine over the wire, with a role that may do everything, and returns its ARN.</summary>
    public async Task<string> CreateAsync(string definition, string type = "STANDARD", string name = "pizza") =>
        (await CallAsync("CreateStateMachine", new { name, definition, roleArn = UnknownRole, type })).GetProperty("stateMachineArn").GetString()!;

    /// <summary>Starts a Standard execution and waits until it has ended.</summary>
    public async Task<JsonElement> RunAsync(string stateMachineArn, string input = "{}")
    {
        var started = await CallAsync("StartExecution", new { stateMachineArn, input });
        return await EndAsync(started.GetProperty("executionArn").GetString()!);
    }

    /// <summary>Waits until an execution has ended, and describes it.</summary>
    public async Task<JsonElement> EndAsync(string executionArn)
    {
        while (true)
        {
            var described = await CallAsync("DescribeExecution", new { executionArn });
            if (described.GetProperty("status").GetString() != "RUNNING")
            {
                return described;
            }

            await Task.Yield();
        }
    }

    /// <summary>Stops the yard: afterwards all its logs and traces have arrived.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _yard.DisposeAsync();
    }

    void ILogs.Put(string logGroup, string stream, Func<string> message) => Logged.Enqueue((logGroup, stream, message()));

    void ITraces.Put(Caller caller, Segment segment)
    {
        Access.Authorize(caller, "xray:PutTraceSegments", "*");
        Traced.Enqueue((caller, segment.Document));
    }

    void ITerminal.Write(Tone tone, string service, string text)
    {
        if (service != "AWS")
        {
            Lines.Enqueue($"{tone} {service} {text}");
        }
    }

    private Task<HttpResponseMessage> SendAsync(string operation, object request, Caller? caller) =>
        _http.SendAwsJsonAsync(Endpoint, $"AWSStepFunctions.{operation}", request, Access.AuthorizationOf(caller, "states"));
}
