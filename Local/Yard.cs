using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.ApiGateway;
using Stepyard.Local.ApiGateway.RestApi;
using Stepyard.Local.Elsewhere;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local;

/// <summary>One running local cloud: what its services share, and what each has contributed.</summary>
/// <remarks>
/// Services add themselves before anything is provisioned; then the Pulumi program runs and its resources become live;
/// then the <see cref="OnStart"/> actions run; then the yard answers requests.
/// </remarks>
public sealed class Yard : IAsyncDisposable
{
    private const string Definitions = "definitions";

    private readonly List<Func<ValueTask>> _starts = [];
    private readonly List<Func<ValueTask>> _stops = [];
    private readonly Dictionary<string, IResourceType> _resourceTypes = [];
    private readonly Dictionary<string, IJsonOperation> _jsonOperations = [];
    private readonly List<IQueryOperation> _queryOperations = [];
    private readonly List<IRestOperation> _restOperations = [];
    private readonly Dictionary<string, IProtocol> _protocols = [];
    private readonly Dictionary<string, ITaskIntegration> _taskIntegrations = [];
    private readonly HttpServer _http;
    private readonly HttpServer _aws;
    private HttpServer? _rest;
    private readonly HeldFolder _data;
    private readonly StackConfiguration _configuration;
    private readonly Provisioner _provisioner;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Redeployer? _redeployer;

    private Yard(YardOptions options)
    {
        Options = options;
        Repository = Repository.Find();
        _configuration = StackConfiguration.Read(Repository, options.Stack, Overrides(Repository, options));
        Account = new(Region: _configuration.Values.GetValueOrDefault("aws-native:region") ?? _configuration.Values.GetValueOrDefault("aws:region") ?? "us-east-1");
        AccessControl = new(Account, Terminal, Time);
        _provisioner = new(_resourceTypes, Account);
        Elsewhere = new(options.AwsEndpoints);

        // API Gateway refuses large bodies in its own words, so Kestrel has to let them through to it.
        _http = new(options.HttpPort, "--port", 2 * RequestPayload.Maximum);
        try
        {
            _aws = new(options.AwsPort, "--aws-port", RequestBody.MaximumDropped);
            _data = new(options.Ephemeral ? null : options.DataFolder ?? Path.Combine(Repository.Root, ".stepyard", options.Stack));
        }
        catch (ProvisioningException)
        {
            _http.Release();
            _aws?.Release();
            throw;
        }
    }

    public YardOptions Options { get; }

    public Account Account { get; }

    public IAccess Access => AccessControl;

    public ITerminal Terminal => Options.Terminal;

    public TimeProvider Time => Options.Time;

    /// <summary>The folder that services keep their state in, each in a file or folder of its own name; it exists.</summary>
    public string DataFolder => _data.Path;

    /// <summary>The one endpoint of every AWS service, such as <c>http://127.0.0.1:4566</c>; known before services are added.</summary>
    public Uri AwsEndpoint => _aws.Url;

    /// <summary>The endpoint of the HTTP API, such as <c>http://127.0.0.1:8080</c>.</summary>
    public Uri HttpEndpoint => _http.Url;

    /// <summary>The endpoint of the REST API, such as <c>http://127.0.0.1:8081</c>; null where the stack has none.</summary>
    public Uri? RestEndpoint => _rest?.Url;

    /// <summary>The services that Task states can call, by <see cref="ITaskIntegration.Name"/>.</summary>
    public IReadOnlyDictionary<string, ITaskIntegration> TaskIntegrations => _taskIntegrations;

    /// <summary>The stack's outputs by name.</summary>
    public ImmutableDictionary<string, object?> Outputs => _provisioner.Outputs;

    /// <summary>The operations of services that speak AWS JSON, by <see cref="IJsonOperation.Target"/>.</summary>
    internal IReadOnlyDictionary<string, IJsonOperation> JsonOperations => _jsonOperations;

    /// <summary>The operations of services that speak AWS query.</summary>
    internal IReadOnlyList<IQueryOperation> QueryOperations => _queryOperations;

    /// <summary>The operations of services that speak REST JSON.</summary>
    internal IReadOnlyList<IRestOperation> RestOperations => _restOperations;

    /// <summary>The services that others answer for the yard.</summary>
    internal AwsEndpoints Elsewhere { get; }

    internal Repository Repository { get; }

    internal AccessControl AccessControl { get; }

    internal HttpApis HttpApis { get; } = new();

    internal RestApis RestApis { get; } = new();

    /// <summary>What is live, in the order of creation.</summary>
    internal IReadOnlyList<LiveResource> Resources => _provisioner.Resources;

    /// <summary>Where distributed Map states of a state machine with this role read items and write results; set by S3.</summary>
    internal Func<Func<Caller>, IObjectStore>? ObjectsOf { get; set; }

    /// <summary>Is told when Standard executions start and end; set by EventBridge.</summary>
    internal Action<ExecutionStatusChange>? StatusChanged { get; set; }

    /// <summary>Answers requests at <see cref="HttpEndpoint"/>; set by API Gateway.</summary>
    internal RequestDelegate AnswerHttp { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    /// <summary>Answers requests at <see cref="RestEndpoint"/>; set by API Gateway.</summary>
    internal RequestDelegate? AnswerRest { get; set; }

    /// <summary>Starts a local cloud, and completes when it answers requests.</summary>
    /// <exception cref="ProvisioningException">It can't start: a port, the stack's configuration, its program or a resource; the message is for the person at the terminal.</exception>
    public static async Task<Yard> StartAsync(YardOptions options)
    {
        var yard = new Yard(options);
        try
        {
            options.Services(yard);
            await yard.StartAsync();
            return yard;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await yard.DisposeAsync();
            throw new ProvisioningException($"Local can't start: {e.Message}");
        }
        catch
        {
            await yard.DisposeAsync();
            throw;
        }
    }

    public void Add(IResourceType type) => _resourceTypes.Add(type.Token, type);

    public void Add(IJsonOperation operation) => _jsonOperations.Add(operation.Target, operation);

    public void Add(IQueryOperation operation) => _queryOperations.Add(operation);

    public void Add(IRestOperation operation) => _restOperations.Add(operation);

    /// <summary>Adds a service with a protocol of its own, told by the service that a request is signed for, such as <c>s3</c>.</summary>
    internal void Add(string service, IProtocol protocol) => _protocols.Add(service, protocol);

    public void Add(ITaskIntegration integration) => _taskIntegrations.Add(integration.Name, integration);

    /// <summary>Runs once everything is provisioned, before the yard answers requests; in the order of the calls.</summary>
    public void OnStart(Func<ValueTask> start) => _starts.Add(start);

    /// <summary>Runs when the yard stops, after its endpoints have closed; in the reverse order of the calls.</summary>
    public void OnStop(Func<ValueTask> stop) => _stops.Add(stop);

    public async ValueTask DisposeAsync()
    {
        if (_redeployer is not null)
        {
            await _redeployer.DisposeAsync();
        }

        await _http.DisposeAsync();
        await _aws.DisposeAsync();
        if (_rest is not null)
        {
            await _rest.DisposeAsync();
        }

        for (var i = _stops.Count - 1; i >= 0; i--)
        {
            await StopAsync(_stops[i]);
        }

        _stops.Clear();
        Elsewhere.Dispose();
        _data.Dispose();
    }

    // A service that can't stop properly keeps neither the others from it, nor the data folder.
    private async Task StopAsync(Func<ValueTask> stop)
    {
        try
        {
            await stop();
        }
        catch (Exception bug)
        {
            Terminal.Write(Tone.Failure, "yard", $"A service failed while it stopped, in a way that it should not: {bug}");
        }
    }

    // Kestrel warms up while the program runs; requests that come too early wait.
    private async Task StartAsync()
    {
        _redeployer = Options.FollowsDefinitions ? Redeployer.Watch(_configuration[Definitions], Terminal) : null;
        var services = new LocalServices(_jsonOperations, _queryOperations, _restOperations, _protocols, _taskIntegrations);
        Elsewhere.Check(services.Contain, Terminal);
        var endpoint = new WireEndpoint(
            new(_jsonOperations, services.AdviceOn, Terminal),
            new(_queryOperations, Terminal),
            new(_restOperations, services.AdviceOn, Terminal),
            _protocols,
            Elsewhere,
            new(this),
            Access,
            Terminal);
        var listening = Task.Run(() => Task.WhenAll(_http.StartAsync(OnceReady(context => AnswerHttp(context))), _aws.StartAsync(OnceReady(endpoint.AnswerAsync))));
        try
        {
            await _provisioner.RunAsync(Options.Program, _configuration, Options.Stack);
            foreach (var start in _starts)
            {
                await start();
            }

            await StartRestAsync();
        }
        finally
        {
            await listening;
        }

        _ready.SetResult();
        _redeployer?.Begin(() => _provisioner.RunAgainAsync(Options.Program, _configuration, Options.Stack));
    }

    // Few stacks have a REST API; the others leave its port alone.
    private async Task StartRestAsync()
    {
        if (AnswerRest is { } answer && RestApis.All.Any())
        {
            _rest = new(Options.RestPort, "--rest-port", 2 * RequestPayload.Maximum);
            await _rest.StartAsync(OnceReady(answer));
        }
    }

    private RequestDelegate OnceReady(RequestDelegate handler)
    {
        return context => _ready.Task.IsCompleted ? handler(context) : WaitAsync(context);

        async Task WaitAsync(HttpContext context)
        {
            await _ready.Task.WaitAsync(context.RequestAborted);
            await handler(context);
        }
    }

    // The program looks for files from where it runs, which is not always the repository.
    private static Dictionary<string, string> Overrides(Repository repository, YardOptions options)
    {
        var overrides = new Dictionary<string, string>
        {
            [Definitions] = repository.Definitions,
            ["functionPackages"] = Repository.FunctionPackages,

            // There is no network here that jobs could be in.
            ["jobSubnetIds"] = """["subnet-00000000"]""",
        };
        foreach (var (key, value) in options.ConfigOverrides)
        {
            overrides[key] = value;
        }

        return overrides;
    }
}
