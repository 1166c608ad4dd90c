using System.Globalization;
using Stepyard.Benchmarks.Load;
using Stepyard.Benchmarks.Servers;

namespace Stepyard.Benchmarks.Http;

/// <summary>Requests per second of a pizza, over the HTTP API and over the REST API, as a share of what a bare ASP.NET Core endpoint answers on the same cores.</summary>
internal static class HttpBenchmark
{
    private const int Rounds = 3;
    private const int Sample = 200;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    private static readonly string[] Servers = [ServerProcess.Bare, ServerProcess.WithoutLambda, ServerProcess.RestWithoutLambda, ServerProcess.WithLambda, ServerProcess.RestWithLambda];

    /// <summary>Measures each server in turn, several times over, and prints the table of medians.</summary>
    public static async Task RunAsync()
    {
        var rates = Servers.ToDictionary(server => server, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in Servers)
            {
                rates[server].Add(await MeasureAsync(server));
            }
        }

        var bare = Median.Of(rates[ServerProcess.Bare]);
        Console.WriteLine($"Load: {Orders.Generator}, {Measured.TotalSeconds} s, median of {Rounds}\n");
        Console.WriteLine("| a pizza | requests/s | share of bare |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var server in Servers)
        {
            var rate = Median.Of(rates[server]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {server} | {rate:N0} | {100 * rate / bare:F0} % |"));
        }
    }

    // A process each time: what one leaves behind does not help or hinder the next.
    private static async Task<double> MeasureAsync(string server)
    {
        await using var process = await ServerProcess.StartAsync(server);
        await Pizza.CheckAsync(process.Url, Sample);
        await Orders.SustainAsync(process.Url, WarmUp);
        var rate = await Orders.SustainAsync(process.Url, Measured);
        await Pizza.CheckAsync(process.Url, Sample);
        return rate;
    }
}
