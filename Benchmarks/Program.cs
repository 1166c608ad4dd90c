using System.Globalization;
using Stepyard.Benchmarks.Connections;
using Stepyard.Benchmarks.Durability;
using Stepyard.Benchmarks.Http;
using Stepyard.Benchmarks.Interpreter;
using Stepyard.Benchmarks.Jsonata;
using Stepyard.Benchmarks.Memory;
using Stepyard.Benchmarks.Servers;
using Stepyard.Benchmarks.Startup;
using Stepyard.Benchmarks.Validation;

// dotnet run -c Release --project Benchmarks -- <name>
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["startup"] = _ => StartupBenchmark.RunAsync(),
    ["http"] = _ => HttpBenchmark.RunAsync(),
    ["memory"] = _ => MemoryBenchmark.RunAsync(),
    ["durability"] = DurabilityBenchmark.RunAsync,
    ["connections"] = count => ConnectionsBenchmark.RunAsync(count is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000),
    ["jsonata"] = names =>
    {
        JsonataBenchmark.Run(names);
        return Task.CompletedTask;
    },
    ["validation"] = names =>
    {
        ValidationBenchmark.Run(names);
        return Task.CompletedTask;
    },
    // The last: it keeps this process to one core.
    ["interpreter"] = names =>
    {
        InterpreterBenchmark.Run(names);
        return Task.CompletedTask;
    },
};

switch (args)
{
    case [ServerProcess.Verb, var server]:
        await ServerProcess.BeAsync(server);
        return 0;
    case [HelloWorld.Verb, var port]:
        await HelloWorld.RunAsync(port);
        return 0;
    case ["all"]:
        foreach (var (name, run) in benchmarks)
        {
            Console.WriteLine($"\n{name}\n");
            await run([]);
        }

        return 0;
    case [var name, .. var rest] when benchmarks.TryGetValue(name, out var run):
        await run(rest);
        return 0;
    default:
        Console.Error.WriteLine($"Which benchmark? One of: {string.Join(", ", benchmarks.Keys)}, all");
        return 1;
}
