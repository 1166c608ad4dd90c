using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local;

/// <summary>One running local cloud: what its services share, and what each has contributed.</summary>
/// <remarks>
/// Services add themselves before anything is provisioned; then the Pulumi program runs and its resources become live;
/// then the <see cref="OnStart"/> actions run; then the yard answers requests.
/// </remarks>
public sealed class Yard : IAsyncDisposable
{
    private readonly List<Func<ValueTask>> _starts = [];
    private readonly List<Func<ValueTask>> _stops = [];
    private readonly Dictionary<string, IResourceType> _resourceTypes = [];
    private readonly Dictionary<string, IJsonOperation> _jsonOperations = [];
    private readonly List<IQueryOperation> _queryOperations = [];
    private readonly List<IRestOperation> _restOperations = [];
    private readonly Dictionary<string, ITaskIntegration> _taskIntegrations = [];

    internal Yard(YardOptions options, Account account, AccessControl access, string dataFolder, Uri awsEndpoint, Uri httpEndpoint) =>
        (Options, Account, AccessControl, DataFolder, AwsEndpoint, HttpEndpoint) = (options, account, access, dataFolder, awsEndpoint, httpEndpoint);

    public YardOptions Options { get; }

    public Account Account { get; }

    public IAccess Access => AccessControl;

    internal AccessControl AccessControl { get; }

    public ITerminal Terminal => Options.Terminal;

    public TimeProvider Time => Options.Time;

    /// <summary>The folder that services keep their state in, each in a file or folder of its own name; it exists.</summary>
    public string DataFolder { get; }

    /// <summary>The one endpoint of every AWS service, such as <c>http://127.0.0.1:4566</c>; known before services are added.</summary>
    public Uri AwsEndpoint { get; }

    /// <summary>The endpoint of the HTTP API, such as <c>http://127.0.0.1:8080</c>.</summary>
    public Uri HttpEndpoint { get; }

    /// <summary>The services that Task states can call, by <see cref="ITaskIntegration.Name"/>.</summary>
    public IReadOnlyDictionary<string, ITaskIntegration> TaskIntegrations => _taskIntegrations;

    internal IReadOnlyDictionary<string, IResourceType> ResourceTypes => _resourceTypes;

    internal IReadOnlyDictionary<string, IJsonOperation> JsonOperations => _jsonOperations;

    internal IReadOnlyList<IQueryOperation> QueryOperations => _queryOperations;

    internal IReadOnlyList<IRestOperation> RestOperations => _restOperations;

    public void Add(IResourceType type) => _resourceTypes.Add(type.Token, type);

    public void Add(IJsonOperation operation) => _jsonOperations.Add(operation.Target, operation);

    public void Add(IQueryOperation operation) => _queryOperations.Add(operation);

    public void Add(IRestOperation operation) => _restOperations.Add(operation);

    public void Add(ITaskIntegration integration) => _taskIntegrations.Add(integration.Name, integration);

    /// <summary>Runs once everything is provisioned, before the yard answers requests; in the order of the calls.</summary>
    public void OnStart(Func<ValueTask> start) => _starts.Add(start);

    /// <summary>Runs when the yard stops, after its endpoints have closed; in the reverse order of the calls.</summary>
    public void OnStop(Func<ValueTask> stop) => _stops.Add(stop);

    public async ValueTask DisposeAsync()
    {
        for (var i = _stops.Count - 1; i >= 0; i--)
        {
            await _stops[i]();
        }

        _stops.Clear();
    }
}
