using Stepyard.Benchmarks.Interpreter;

// dotnet run -c Release --project Benchmarks -- <name>
var benchmarks = new Dictionary<string, Action<string[]>>(StringComparer.Ordinal)
{
    ["interpreter"] = InterpreterBenchmark.Run,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Which benchmark? One of: {string.Join(", ", benchmarks.Keys)}");
    return 1;
}

run(args[1..]);
return 0;
