using System.Diagnostics;
using System.Text.Json;

namespace Stepyard.Benchmarks.Interpreter;

/// <summary>Runs the same workloads through other interpreters, where they are installed.</summary>
/// <remarks>
/// <c>PEERS_DIR</c> holds a folder <c>als</c> with the npm package aws-local-stepfunctions and a folder <c>sbx</c> with @wmfs/statebox;
/// <c>NODE</c> is the Node.js (22 or later) to run them with, by default <c>node</c>.
/// </remarks>
internal static class Peers
{
    private static readonly string[] Names = ["als", "sbx"];

    /// <summary>The best peer of each workload and its transitions per second; empty where <c>PEERS_DIR</c> is not set.</summary>
    public static IReadOnlyDictionary<string, (string Peer, double Transitions)> Measure(IReadOnlyList<Workload> workloads)
    {
        var best = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PEERS_DIR") is not { Length: > 0 })
        {
            return best;
        }

        foreach (var workload in workloads)
        {
            foreach (var peer in Names)
            {
                var transitions = Measure(peer, workload) * workload.States;
                if (transitions > (best.TryGetValue(workload.Name, out var other) ? other.Item2 : 0))
                {
                    best[workload.Name] = (peer, transitions);
                }
            }
        }

        return best;
    }

    /// <summary>Executions per second; 0 where the peer cannot run the workload.</summary>
    private static double Measure(string peer, Workload workload)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("NODE") ?? "node")
        {
            ArgumentList = { "--no-warnings", Path.Combine(AppContext.BaseDirectory, "Interpreter", "peers.mjs"), peer },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using (var input = new Utf8JsonWriter(process.StandardInput.BaseStream))
        {
            input.WriteStartObject();
            input.WritePropertyName("definition");
            input.WriteRawValue(workload.Definition);
            input.WritePropertyName("input");
            input.WriteRawValue(workload.Input);
            input.WriteEndObject();
        }

        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && double.TryParse(answer, out var perSecond) ? perSecond : 0;
    }
}
