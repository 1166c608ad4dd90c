using System.Text;
using Stepyard.Local;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Benchmarks.Servers;

/// <summary>Local with all that it does in use: IAM, logs with execution data, traces, lines for the terminal. Only its throttling is out of the way.</summary>
internal sealed class LocalServer(Yard yard, ConsoleTerminal terminal) : IServer
{
    private const string NoThrottling = "1000000";

    public Uri Url => yard.HttpEndpoint;

    public static async Task<IServer> StartAsync(PulumiProgram program)
    {
        var nowhere = new StreamWriter(OperatingSystem.IsWindows() ? "NUL" : "/dev/null", append: true, Encoding.UTF8);
        var terminal = new ConsoleTerminal(nowhere, TimeProvider.System, isColoured: true, isVerbose: false);
        var yard = await Yard.StartAsync(new()
        {
            HttpPort = 0,
            AwsPort = 0,
            Ephemeral = true,
            Terminal = terminal,
            Program = program,
            ConfigOverrides = new Dictionary<string, string>
            {
                ["stepyard:throttlingRateLimit"] = NoThrottling,
                ["stepyard:throttlingBurstLimit"] = NoThrottling,
            },
        });
        return new LocalServer(yard, terminal);
    }

    public async ValueTask DisposeAsync()
    {
        await yard.DisposeAsync();
        await terminal.DisposeAsync();
    }
}
