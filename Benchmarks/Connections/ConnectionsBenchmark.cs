using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Stepyard.Benchmarks.Servers;

namespace Stepyard.Benchmarks.Connections;

/// <summary>Many clients at once: each starts an execution, all stop in the middle of the request, and go on when all are there. Nothing is lost, nothing hangs.</summary>
internal static class ConnectionsBenchmark
{
    private const string Definition = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";

    /// <exception cref="InvalidOperationException">A client was not answered, or an execution is missing.</exception>
    public static async Task RunAsync(int count)
    {
        await using var server = await ServerProcess.StartAsync(ServerProcess.Aws);
        using var bystander = new HttpClient();
        var machine = (await AskAsync(bystander, server.Url, "CreateStateMachine", new { name = "many", definition = Definition, roleArn = "arn:aws:iam::123456789012:role/any" }))
            .GetProperty("stateMachineArn").GetString()!;

        var clock = Stopwatch.StartNew();
        var clients = new StoppedClient[count];
        try
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (index, _) =>
            {
                clients[index] = new(machine, index);
                await clients[index].BeginAsync(server.Url.Port);
            });
            var opened = clock.Elapsed;

            await AskAsync(bystander, server.Url, "ListStateMachines", new { });
            var passed = clock.Elapsed - opened;
            var memory = server.ResidentMemory;

            clock.Restart();
            var answers = await Task.WhenAll(clients.Select(client => client.EndAsync()));
            var answered = clock.Elapsed;
            var wrong = answers.FirstOrDefault(answer => !answer.StartsWith("HTTP/1.1 200 OK", StringComparison.Ordinal));
            var executions = wrong is null ? await CountAsync(bystander, server.Url, machine) : 0;
            Console.WriteLine("| connections | open in s | another client's request meanwhile, ms | all answered in s | executions | MiB resident |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count:N0} | {opened.TotalSeconds:F1} | {passed.TotalMilliseconds:F1} | {answered.TotalSeconds:F1} | {executions:N0} | {memory / 1048576.0:F0} |"));
            if (wrong is not null || executions != count)
            {
                throw new InvalidOperationException(wrong is null ? $"{count - executions} executions are missing." : $"A client was answered: {wrong}");
            }
        }
        finally
        {
            foreach (var client in clients)
            {
                client?.Dispose();
            }
        }
    }

    private static async Task<int> CountAsync(HttpClient client, Uri url, string machine)
    {
        var count = 0;
        string? token = null;
        do
        {
            var page = await AskAsync(client, url, "ListExecutions", new { stateMachineArn = machine, maxResults = 1000, nextToken = token });
            count += page.GetProperty("executions").GetArrayLength();
            token = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return count;
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, Uri url, string operation, object request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(request) };
        message.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        using var response = await client.SendAsync(message);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(body) : throw new InvalidOperationException($"{operation} was answered {response.StatusCode}: {body}");
    }
}
