using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.JavaScript;

/// <summary>AWS's SDK for JavaScript in a process of its own, which starts with the first call and ends with the tests that share it.</summary>
public sealed class JavaScriptSdk : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Find().Root, "Tests", "JavaScript");

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Lazy<(Process Node, TextWriter Input, Task Reading)> _process;
    private readonly TaskCompletionSource<string[]> _operations = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastId;

    public JavaScriptSdk() => _process = new(Start);

    /// <summary>Why its tests are skipped; null where they run.</summary>
    public static string? Missing { get; } = Tools.SkipUnless(
        Tools.Has("node") && Directory.Exists(Path.Combine(Folder, "node_modules")),
        "Node.js or the SDK is not installed (npm ci --prefix Tests/JavaScript).");

    /// <summary>The operations that the SDK knows.</summary>
    public Task<string[]> OperationsAsync()
    {
        _ = _process.Value;
        return _operations.Task;
    }

    /// <summary>Makes a call that must succeed, and returns its output.</summary>
    public async Task<JsonElement> CallAsync(Uri endpoint, string operation, object input)
    {
        var outcome = await SendAsync(endpoint, operation, input);
        return outcome.TryGetProperty("output", out var output) ? output : throw new ShouldAssertException($"{operation}: {outcome}");
    }

    /// <summary>Lists everything, page by page.</summary>
    public async Task<JsonElement[]> ListAsync(Uri endpoint, string operation, object input, int pageSize, string member)
    {
        var outcome = await SendAsync(endpoint, operation, input, pageSize);
        return outcome.TryGetProperty("output", out var output)
            ? [.. output.GetProperty("pages").EnumerateArray().SelectMany(page => page.GetProperty(member).EnumerateArray())]
            : throw new ShouldAssertException($"{operation}: {outcome}");
    }

    /// <summary>Makes a call that must be refused with an error that the SDK has a class for and the status 400.</summary>
    public async Task<(string Name, string Message)> RefusalAsync(Uri endpoint, string operation, object input)
    {
        var outcome = await SendAsync(endpoint, operation, input);
        var error = outcome.TryGetProperty("error", out var refusal) ? refusal : throw new ShouldAssertException($"{operation} succeeded: {outcome}");
        error.GetProperty("status").GetInt32().ShouldBe(400);
        error.GetProperty("isKnown").GetBoolean().ShouldBeTrue(error.ToString());
        return (error.GetProperty("name").GetString()!, error.GetProperty("message").GetString()!);
    }

    /// <summary>Makes a call; the answer has <c>output</c> or <c>error</c>.</summary>
    public async Task<JsonElement> SendAsync(Uri endpoint, string operation, object input, int? pageSize = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var outcome = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = JsonSerializer.Serialize(new { id, endpoint, operation, input, pageSize });
        await _process.Value.Input.WriteLineAsync(call);
        return await outcome.Task;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            var (node, input, reading) = _process.Value;
            input.Close();
            await reading;
            await node.WaitForExitAsync();
            node.Dispose();
        }
    }

    private (Process Node, TextWriter Input, Task Reading) Start()
    {
        var node = Process.Start(new ProcessStartInfo("node", ["sfn.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        node.StandardInput.AutoFlush = true;
        return (node, TextWriter.Synchronized(node.StandardInput), ReadAsync(node));
    }

    private async Task ReadAsync(Process node)
    {
        var errors = node.StandardError.ReadToEndAsync();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonElement.Parse(line);
            if (answer.ValueKind == JsonValueKind.Array)
            {
                _operations.TrySetResult([.. answer.EnumerateArray().Select(name => name.GetString()!)]);
            }
            else if (_calls.TryRemove(answer.GetProperty("id").GetInt32(), out var call))
            {
                call.SetResult(answer);
            }
        }

        var end = new InvalidOperationException($"node has ended. {await errors}");
        _operations.TrySetException(end);
        foreach (var call in _calls.Values)
        {
            call.TrySetException(end);
        }
    }
}
