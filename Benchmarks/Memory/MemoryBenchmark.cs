using System.Globalization;
using Stepyard.Benchmarks.Load;
using Stepyard.Benchmarks.Servers;

namespace Stepyard.Benchmarks.Memory;

/// <summary>The memory that Local occupies at rest and after requests: it reaches a level and stays there.</summary>
internal static class MemoryBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private static readonly (string Server, int[] Requests)[] Cases =
    [
        (ServerProcess.WithoutLambda, [20_000, 100_000, 200_000, 300_000]),
        (ServerProcess.WithLambda, [5_000, 20_000, 40_000, 60_000]),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine("| server | requests | MiB resident |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var (name, requests) in Cases)
        {
            await using var server = await ServerProcess.StartAsync(name);
            await PrintAsync(name, server, 0);
            var sent = 0;
            foreach (var count in requests)
            {
                await Orders.SendAsync(server.Url, count - sent);
                sent = count;
                await PrintAsync(name, server, sent);
            }
        }
    }

    private static async Task PrintAsync(string name, ServerProcess server, int requests)
    {
        await Task.Delay(Rest);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {requests:N0} | {server.ResidentMemory / 1048576.0:F0} |"));
    }
}
