using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Stepyard.Benchmarks.Load;

namespace Stepyard.Benchmarks.Startup;

/// <summary>From <c>dotnet exec</c> of what is built to the first answer, as a multiple of what a hello world takes.</summary>
internal static class StartupBenchmark
{
    private const int Runs = 9;
    private const string Hello = "hello world";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly (string Name, string Assembly, string Path, string Expected)[] Cases =
    [
        (Hello, "Stepyard.Benchmarks.dll", "/", " 200 "),
        ("first answer (404)", "Stepyard.Local.dll", "/unknown", " 404 "),
        ("first pizza", "Stepyard.Local.dll", "/", "SUCCEEDED"),
    ];

    /// <summary>Starts each in turn, and prints the table of medians; the first round only fills the disk's cache.</summary>
    public static async Task RunAsync()
    {
        var times = Cases.ToDictionary(one => one.Name, _ => new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var (name, assembly, path, expected) in Cases)
            {
                var milliseconds = await MeasureAsync(assembly, path, expected);
                if (run > 0)
                {
                    times[name].Add(milliseconds);
                }
            }
        }

        var hello = Median.Of(times[Hello]);
        Console.WriteLine($"Median of {Runs}\n");
        Console.WriteLine("| from start to | ms | of hello world |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var (name, _, _, _) in Cases)
        {
            var milliseconds = Median.Of(times[name]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {milliseconds:F0} | {milliseconds / hello:F2}x |"));
        }
    }

    private static async Task<double> MeasureAsync(string assembly, string path, string expected)
    {
        var data = Directory.CreateTempSubdirectory("stepyard-startup-");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = assembly == "Stepyard.Local.dll"
            ? ["--port", $"{port}", "--aws-port", "0", "--data", data.FullName]
            : [HelloWorld.Verb, $"{port}"];
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        try
        {
            await AskAsync(port, path, expected);
            return clock.Elapsed.TotalMilliseconds;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    private static async Task AskAsync(int port, string path, string expected)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new Connection();
                await connection.ConnectAsync(port);
                var answer = System.Text.Encoding.UTF8.GetString((await connection.AskAsync(Connection.Request(path))).Span);
                if (!answer.Contains(expected, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"POST {path} was answered: {answer}");
                }

                return;
            }
            catch (SocketException) when (clock.Elapsed < Patience)
            {
                await Task.Delay(1);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
