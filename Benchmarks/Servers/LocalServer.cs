using System.Text;
using Stepyard.Local;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Benchmarks.Servers;

/// <summary>Local with all that it does in use: IAM, logs with execution data, traces, lines for the terminal. Only its throttling is out of the way.</summary>
/// <param name="yard">The yard.</param>
/// <param name="url">The endpoint that is measured.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="folder">Where it keeps its state; null where it keeps none.</param>
internal sealed class LocalServer(Yard yard, Uri url, ConsoleTerminal terminal, DirectoryInfo? folder) : IServer
{
    private const string NoThrottling = "1000000";

    public Uri Url => url;

    /// <param name="program">What runs.</param>
    /// <param name="endpoint">Which of the yard's endpoints is measured; the HTTP API's unless given.</param>
    /// <param name="onDisk">Whether state is kept in a folder, which is deleted in the end.</param>
    public static async Task<IServer> StartAsync(PulumiProgram program, Func<Yard, Uri>? endpoint = null, bool onDisk = false)
    {
        var folder = onDisk ? Directory.CreateTempSubdirectory("stepyard-benchmark-") : null;
        var nowhere = new StreamWriter(OperatingSystem.IsWindows() ? "NUL" : "/dev/null", append: true, Encoding.UTF8);
        var terminal = new ConsoleTerminal(nowhere, TimeProvider.System, isColoured: true, isVerbose: false);
        var yard = await Yard.StartAsync(new()
        {
            HttpPort = 0,
            RestPort = 0,
            AwsPort = 0,
            Ephemeral = !onDisk,
            DataFolder = folder?.FullName,
            Terminal = terminal,
            Program = program,
            ConfigOverrides = new Dictionary<string, string>
            {
                ["throttlingRateLimit"] = NoThrottling,
                ["throttlingBurstLimit"] = NoThrottling,
            },
        });
        return new LocalServer(yard, endpoint?.Invoke(yard) ?? yard.HttpEndpoint, terminal, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await yard.DisposeAsync();
        await terminal.DisposeAsync();
        folder?.Delete(recursive: true);
    }
}
