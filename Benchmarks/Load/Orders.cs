using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Stepyard.Benchmarks.Load;

/// <summary>Orders under 32 connections.</summary>
internal static partial class Orders
{
    public const int Connections = 32;

    private static readonly string? Wrk = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    /// <summary>What makes the load: <c>wrk</c> where it is installed, otherwise this program, which takes more of the cores for itself.</summary>
    public static string Generator => Wrk is null ? $"built in, {Connections} connections" : $"wrk -t1 -c{Connections}";

    /// <summary>Answers per second.</summary>
    public static async Task<double> SustainAsync(Uri url, TimeSpan time)
    {
        if (Wrk is not null)
        {
            return await RunWrkAsync(Wrk, url, time);
        }

        var clock = Stopwatch.StartNew();
        return await RunAsync(url, () => clock.Elapsed < time) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Orders a number of pizzas.</summary>
    public static Task SendAsync(Uri url, int count)
    {
        var left = count;
        return RunAsync(url, () => Interlocked.Decrement(ref left) >= 0);
    }

    private static async Task<double> RunAsync(Uri url, Func<bool> goesOn)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new Connection();
            await connection.ConnectAsync(url.Port);
            var request = Connection.Request(url.AbsolutePath);
            var count = 0;
            while (goesOn())
            {
                var response = await connection.AskAsync(request);
                if (!Pizza.IsMade(response.Span))
                {
                    throw new InvalidOperationException($"{url} answered {System.Text.Encoding.UTF8.GetString(response.Span)}");
                }

                count++;
            }

            return count;
        })));
        return counts.Sum();
    }

    private static async Task<double> RunWrkAsync(string wrk, Uri url, TimeSpan time)
    {
        var start = new ProcessStartInfo(wrk)
        {
            ArgumentList = { "-t1", $"-c{Connections}", $"-d{time.TotalSeconds}s", "-s", Path.Combine(AppContext.BaseDirectory, "Load", "post.lua"), url.ToString() },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return report.Contains("Non-2xx", StringComparison.Ordinal) || report.Contains("Socket errors", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{url} did not answer every request with 200:\n{report}")
            : double.Parse(Rate().Match(report).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s*(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}
