using System.Collections.Immutable;
using System.Diagnostics;
using Stepyard.Local;
using Stepyard.Local.Provisioning;

namespace Stepyard.Benchmarks.Servers;

/// <summary>A server in a process of its own: this program again, which tells its URL and stops when its input ends.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The hidden verb: <c>serve NAME</c>.</summary>
    public const string Verb = "serve";

    public const string Bare = "bare";
    public const string WithoutLambda = "without-lambda";
    public const string WithLambda = "with-lambda";

    /// <summary>The REST API, where a model is checked and templates map, in front of the same workflows.</summary>
    public const string RestWithoutLambda = "rest-without-lambda";
    public const string RestWithLambda = "rest-with-lambda";

    /// <summary>The AWS endpoint of a stack without resources.</summary>
    public const string Aws = "aws";

    /// <summary>The same with its state in a folder.</summary>
    public const string OnDisk = "on-disk";

    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>The memory that the process occupies, in bytes; without the processes of functions.</summary>
    public long ResidentMemory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { Verb, name },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Each as it would be by itself: the bare application with the defaults of .NET, Local with what Local.csproj says.
        start.Environment["DOTNET_gcConcurrent"] = name == Bare ? "1" : "0";
        start.Environment["DOTNET_TieredPGO"] = name == Bare ? "1" : "0";
        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server {name} did not start.");
        return new(process, new(url));
    }

    /// <summary>What the other process does.</summary>
    public static async Task BeAsync(string name)
    {
        await using var server = await (name switch
        {
            Bare => BareServer.StartAsync(port: 0),
            WithoutLambda => LocalServer.StartAsync(PulumiPrograms.Of<PizzaWithoutLambda>()),
            WithLambda => LocalServer.StartAsync(PulumiPrograms.Stepyard),
            RestWithoutLambda => LocalServer.StartAsync(PulumiPrograms.Of<PizzaWithoutLambda>(), RestPizza),
            RestWithLambda => LocalServer.StartAsync(PulumiPrograms.Stepyard, RestPizza),
            Aws => LocalServer.StartAsync((_, _) => Task.FromResult(ImmutableArray<Pulumi.Resource>.Empty), yard => yard.AwsEndpoint),
            OnDisk => LocalServer.StartAsync((_, _) => Task.FromResult(ImmutableArray<Pulumi.Resource>.Empty), yard => yard.AwsEndpoint, onDisk: true),
            _ => throw new ArgumentException($"There is no server '{name}'; there are {Bare}, {WithoutLambda}, {WithLambda}, {RestWithoutLambda}, {RestWithLambda}, {Aws} and {OnDisk}.", nameof(name)),
        });
        Console.WriteLine(server.Url);
        await Console.In.ReadToEndAsync();
    }

    // Its only stage may be left out of the path.
    private static Uri RestPizza(Yard yard) => new(yard.RestEndpoint!, "/pizza");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
