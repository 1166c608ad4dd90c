using System.Diagnostics;
using System.Globalization;
using System.Text;
using Stepyard.Benchmarks.Servers;

namespace Stepyard.Benchmarks.Durability;

/// <summary>Standard executions on disk: how fast they are acknowledged, what those cost that have ended or wait, and how long a history takes to read.</summary>
internal static class DurabilityBenchmark
{
    private const string Small = """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Result":{"done":true},"Next":"C"},"C":{"Type":"Succeed"}}}""";
    private const string Wait = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":99999999,"End":true}}}""";
    private const string Work = """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:work","End":true}}}""";

    // Nobody keeps the event, so that only the execution that waits is measured.
    private const string Callback = """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[{"Detail":{"token.$":"$$.Task.Token","order.$":"$"},"DetailType":"asked","Source":"orders"}]},"End":true}}}""";

    private const string Both = """{"StartAt":"Both","States":{"Both":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"M","States":{"M":MAP}},{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}]}}}""";

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private static readonly (string Name, Func<Task> RunAsync)[] Parts =
        [("starts", StartsAsync), ("ended", EndedAsync), ("waiting", WaitingAsync), ("histories", HistoryAsync)];

    /// <param name="names">Which parts: <c>starts</c>, <c>ended</c>, <c>waiting</c>, <c>histories</c>; all where none is named.</param>
    public static async Task RunAsync(string[] names)
    {
        if (names.Except(Parts.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"The durability benchmark has no part '{unknown}'; it has {string.Join(", ", Parts.Select(part => part.Name))}.", nameof(names));
        }

        foreach (var (name, runAsync) in Parts)
        {
            if (names is [] || names.Contains(name))
            {
                await runAsync();
            }
        }
    }

    private static async Task StartsAsync()
    {
        Console.WriteLine("| connections | starts/s on disk | bare appends/s with a flush for as many | share |");
        Console.WriteLine("|---:|---:|---:|---:|");
        foreach (var connections in new[] { 1, 16, 64, 256 })
        {
            await using var server = await ServerProcess.StartAsync(ServerProcess.OnDisk);
            using (var states = await States.ConnectAsync(server.Url))
            {
                await states.CreateAsync("wait", Wait);
            }

            var clock = Stopwatch.StartNew();
            var started = await StartAsync(server.Url, "wait", connections, _ => clock.Elapsed < Measured);
            var rate = started / clock.Elapsed.TotalSeconds;
            var floor = Append(connections);
            Print($"| {connections} | {rate:N0} | {floor:N0} | {100 * rate / floor:F1} % |");
        }
    }

    /// <summary>What the disk can do: as many lines as are started at a time, then a flush, over and over.</summary>
    private static double Append(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("stepyard-benchmark-");
        try
        {
            var line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 499) + "\n", lines)));
            using var file = File.OpenHandle(Path.Combine(folder.FullName, "file"), FileMode.CreateNew, FileAccess.Write);
            var clock = Stopwatch.StartNew();
            long count = 0;
            for (long at = 0; clock.Elapsed < Measured; at += line.Length, count += lines)
            {
                RandomAccess.Write(file, line, at);
                RandomAccess.FlushToDisk(file);
            }

            return count / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task EndedAsync()
    {
        Console.WriteLine("\n| ended executions | MiB resident | executions/s |");
        Console.WriteLine("|---:|---:|---:|");
        await using var server = await ServerProcess.StartAsync(ServerProcess.OnDisk);
        using var states = await States.ConnectAsync(server.Url);
        await states.CreateAsync("small", Small);
        var ended = 0;
        foreach (var count in new[] { 10_000, 25_000, 50_000, 100_000 })
        {
            var clock = Stopwatch.StartNew();
            var more = count - ended;
            await StartAsync(server.Url, "small", 32, n => n < more, prefix: $"{count}-");
            await UntilNoneRunsAsync(states, "small");
            ended = count;
            var rate = more / clock.Elapsed.TotalSeconds;
            await Task.Delay(Rest);
            Print($"| {count:N0} | {server.ResidentMemory / 1048576.0:F0} | {rate:N0} |");
        }
    }

    private static async Task WaitingAsync()
    {
        const int Count = 10_000;
        Console.WriteLine("\n| 10,000 that wait in | KiB each |");
        Console.WriteLine("|---|---:|");
        foreach (var (what, definition) in new[] { ("a Wait state", Wait), ("a Task for a worker", Work), ("a callback", Callback) })
        {
            await using var server = await ServerProcess.StartAsync(ServerProcess.OnDisk);
            using var states = await States.ConnectAsync(server.Url);
            await states.CallAsync("CreateActivity", new { name = "work" });
            await states.CreateAsync("wait", definition);

            // The first ones pay for what all have in common.
            await StartAsync(server.Url, "wait", 32, n => n < Count, prefix: "first-");
            await Task.Delay(Rest);
            var before = server.ResidentMemory;
            await StartAsync(server.Url, "wait", 32, n => n < 3 * Count, prefix: "next-");
            await Task.Delay(Rest);
            Print($"| {what} | {(server.ResidentMemory - before) / 1024.0 / (3 * Count):F1} |");
        }
    }

    private static async Task HistoryAsync()
    {
        Console.WriteLine("\n| events | ms for all pages of 100, running | ended | microseconds an event |");
        Console.WriteLine("|---:|---:|---:|---:|");
        await using var server = await ServerProcess.StartAsync(ServerProcess.OnDisk);
        using var states = await States.ConnectAsync(server.Url);
        foreach (var items in new[] { 250, 2_450 })
        {
            const string Map = """{"Type":"Map","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","Next":"Q"},"Q":{"Type":"Pass","Next":"R"},"R":{"Type":"Pass","End":true}}},"End":true}""";
            await states.CreateAsync($"map{items}", Both.Replace("MAP", Map));
            await states.CallAsync("StartExecution", new { stateMachineArn = States.ArnOf("stateMachine", $"map{items}"), name = "run", input = $"[{string.Join(',', Enumerable.Range(0, items))}]" });
            var arn = States.ArnOf("execution", $"map{items}:run");
            await Task.Delay(Rest);
            await ReadHistoryAsync(states, arn);
            var (events, running) = await ReadHistoryAsync(states, arn);
            await states.CallAsync("StopExecution", new { executionArn = arn });
            await Task.Delay(Rest);
            await ReadHistoryAsync(states, arn);
            var (_, ended) = await ReadHistoryAsync(states, arn);
            Print($"| {events:N0} | {running.TotalMilliseconds:F0} | {ended.TotalMilliseconds:F0} | {1000 * ended.TotalMilliseconds / events:F1} |");
        }
    }

    private static async Task<(int Events, TimeSpan Time)> ReadHistoryAsync(States states, string executionArn)
    {
        var clock = Stopwatch.StartNew();
        var events = 0;
        string? nextToken = null;
        do
        {
            var page = await states.CallAsync("GetExecutionHistory", new { executionArn, maxResults = 100, nextToken });
            events += page.GetProperty("events").GetArrayLength();
            nextToken = page.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
        }
        while (nextToken is not null);
        return (events, clock.Elapsed);
    }

    private static async Task UntilNoneRunsAsync(States states, string machine)
    {
        var request = new { stateMachineArn = States.ArnOf("stateMachine", machine), statusFilter = "RUNNING", maxResults = 1 };
        while ((await states.CallAsync("ListExecutions", request)).GetProperty("executions").GetArrayLength() > 0)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Starts executions, each connection one after the other.</summary>
    /// <returns>How many were acknowledged.</returns>
    private static async Task<int> StartAsync(Uri endpoint, string machine, int connections, Func<int, bool> goesOn, string prefix = "")
    {
        var next = -1;
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var states = await States.ConnectAsync(endpoint);
            var count = 0;
            for (var n = Interlocked.Increment(ref next); goesOn(n); n = Interlocked.Increment(ref next))
            {
                await states.CallAsync("StartExecution", new { stateMachineArn = States.ArnOf("stateMachine", machine), name = $"{prefix}{n}", input = """{"order":{"flavour":"margherita","size":30}}""" });
                count++;
            }

            return count;
        })));
        return counts.Sum();
    }

    private static void Print(FormattableString row) => Console.WriteLine(row.ToString(CultureInfo.InvariantCulture));
}
