using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Benchmarks.Jsonata;

/// <summary>How fast expressions are evaluated over 1,000 orders, beside the official <c>jsonata</c> for Node.js where that is installed.</summary>
/// <remarks>
/// <c>PEERS_DIR</c> holds a folder <c>jsonata</c> with the npm package jsonata; <c>NODE</c> is the Node.js (22 or later), by default <c>node</c>.
/// </remarks>
internal static class JsonataBenchmark
{
    private const int Orders = 1000;
    private const int Evaluations = 10_000;

    private static readonly (string Name, string Expression)[] Workloads =
    [
        ("functions", "$sum($map($filter(orders, function($o) { $o.status = 'paid' }), function($o) { $o.price * $o.quantity }))"),
        ("path", "$sum(orders[status = 'paid'].(price * quantity))"),
    ];

    /// <summary>Runs the workloads whose names contain one of <paramref name="names"/>, or all of them, and prints the table.</summary>
    public static void Run(string[] names)
    {
        var input = Input();
        Console.WriteLine("| expression | evaluations/s | jsonata for Node.js | ratio |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, expression) in Workloads.Where(workload => names.Length == 0 || Array.Exists(names, workload.Name.Contains)))
        {
            var ours = Evaluate(expression, Value.Parse(input));
            var theirs = Peer(expression, input);
            if (theirs is { } peer && !peer.Result.Equals(ours.Result))
            {
                throw new InvalidOperationException($"The results of {expression} differ: {ours.Result.ToJson()} and {peer.Result.ToJson()}.");
            }

            var ratio = theirs is { } measured ? string.Create(CultureInfo.InvariantCulture, $"{measured.Seconds / ours.Seconds:F1}x") : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Evaluations / ours.Seconds:N0} | {Evaluations / theirs?.Seconds:N0} | {ratio} |"));
        }
    }

    private static string Input()
    {
        var orders = Enumerable.Range(0, Orders).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"order-{{i}}","status":"{{(i % 3 == 0 ? "open" : "paid")}}","price":{{5 + (i % 40 * 0.25)}},"quantity":{{1 + (i % 9)}}}"""));
        return $$"""{"orders":[{{string.Join(',', orders)}}]}""";
    }

    private static (double Seconds, Value Result) Evaluate(string expression, Value input)
    {
        var parsed = JsonataExpression.Parse(expression);
        Time(Evaluations / 10);
        return Time(Evaluations);

        (double Seconds, Value Result) Time(int evaluations)
        {
            var clock = Stopwatch.StartNew();
            Value? result = null;
            for (var i = 0; i < evaluations; i++)
            {
                result = parsed.Evaluate(input);
            }

            return (clock.Elapsed.TotalSeconds, result ?? throw new InvalidOperationException($"{expression} has no result."));
        }
    }

    /// <summary>The same in Node.js; null where <c>PEERS_DIR</c> is not set.</summary>
    private static (double Seconds, Value Result)? Peer(string expression, string input)
    {
        if (Environment.GetEnvironmentVariable("PEERS_DIR") is not { Length: > 0 })
        {
            return null;
        }

        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("NODE") ?? "node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Jsonata", "peer.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write($$"""{"expression":{{JsonSerializer.Serialize(expression)}},"evaluations":{{Evaluations}},"input":{{input}}}""");
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Node.js could not evaluate {expression}.");
        }

        using var document = JsonDocument.Parse(answer);
        return (document.RootElement.GetProperty("seconds").GetDouble(), Value.Parse(document.RootElement.GetProperty("result").GetRawText()));
    }
}
