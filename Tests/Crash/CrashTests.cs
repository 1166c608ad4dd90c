using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Crash;

/// <summary>
/// Standard executions against <c>kill -9</c>. <c>STEPYARD_KILLS</c> says how often Local is killed: a few times where it is not set, 50 times in CI;
/// <c>STEPYARD_KILLS=1000 dotnet test Tests --filter CrashTests</c> is the long version, which takes an hour.
/// </summary>
public sealed class CrashTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Account = "123456789012";
    private const string FunctionArn = $"arn:aws:lambda:us-east-1:{Account}:function:deed";
    private const string ActivityArn = $"arn:aws:states:us-east-1:{Account}:activity:crash";

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("STEPYARD_KILLS") ?? "4", CultureInfo.InvariantCulture);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(40);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-crash-");
    private readonly HttpServer _functions = new(0, "port", 1_000_000);
    private readonly ConcurrentDictionary<string, Shape> _started = new();
    private readonly ConcurrentBag<Task> _answers = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Random _random = new();
    private Deeds _deeds = null!;
    private KilledLocal _local = null!;

    public async Task InitializeAsync()
    {
        _deeds = new(Path.Combine(_folder.FullName, "deeds"));
        _local = new(Path.Combine(_folder.FullName, "data"), _functions.Url);
        await _functions.StartAsync(InvokeAsync);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _local.DisposeAsync();
        await _functions.DisposeAsync();
        _end.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_completed_is_repeated_however_often_Local_is_killed()
    {
        await _local.StartAsync();
        await DeployAsync();
        using var enough = new CancellationTokenSource();
        Task[] load = [StartAsync(0, enough.Token), StartAsync(1, enough.Token), WorkAsync(_end.Token)];
        for (var kill = 0; kill < Kills; kill++)
        {
            // The random instant is what the test is about.
            await Task.Delay(LongestLife * _random.NextDouble());
            await _local.KillAsync();
            await _local.StartAsync();
        }

        await enough.CancelAsync();
        await Task.WhenAll(load[..2]);
        foreach (var (name, shape) in _started)
        {
            await AssertSucceededAsync(name, shape.Name);
        }

        await _end.CancelAsync();
        var deeds = _deeds.Read();
        foreach (var (name, shape) in _started)
        {
            AssertOrder(name, [.. deeds[name]], shape.Lines);
            if (shape.Name == "Parent")
            {
                AssertOrder($"{name}-child", [.. deeds[$"{name}-child"]], Shape.All[0].Lines);
            }
        }

        _started.ShouldNotBeEmpty();
        _local.Errors.ShouldBeEmpty();
    }

    private static string ArnOf(string kind, string name) => $"arn:aws:states:us-east-1:{Account}:{kind}:{name}";

    // Where a later step was begun, the earlier one had completed: from then on it is never seen again.
    private static void AssertOrder(string execution, List<string> done, string[][] lines)
    {
        var all = string.Join(' ', done);
        foreach (var line in lines)
        {
            done.ShouldContain(line[0], $"{execution}: {all}");
            for (var i = 1; i < line.Length; i++)
            {
                done.ShouldContain(line[i], $"{execution}: {all}");
                done.LastIndexOf(line[i - 1]).ShouldBeLessThan(done.IndexOf(line[i]), $"{execution} repeated {line[i - 1]} after {line[i]}: {all}");
            }
        }
    }

    private async Task DeployAsync()
    {
        await _local.CallAsync("CreateActivity", new { name = "crash" });
        foreach (var shape in Shape.All)
        {
            var definition = shape.DefinitionFor(FunctionArn, ActivityArn, ArnOf("stateMachine", "Chain"));
            var (isCreated, answer) = await _local.CallAsync("CreateStateMachine", new { name = shape.Name, definition, roleArn = $"arn:aws:iam::{Account}:role/crash" });
            isCreated.ShouldBeTrue(answer.ToString());
        }
    }

    /// <summary>Starts executions, one after the other; where no answer came, the same start again must be the same execution.</summary>
    private async Task StartAsync(int starter, CancellationToken enough)
    {
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            var shape = Shape.All[(n + (starter * 3)) % Shape.All.Length];
            var name = $"{shape.Name}-{starter}-{n}";
            var input = JsonSerializer.Serialize(new { name, items = new[] { 1, 2, 3 } });
            var (isStarted, answer) = await _local.CallAsync("StartExecution", new { stateMachineArn = ArnOf("stateMachine", shape.Name), name, input });
            (isStarted || Code(answer) == "ExecutionAlreadyExists").ShouldBeTrue(answer.ToString());
            _started.TryAdd(name, shape);
            await Task.Delay(StartInterval, CancellationToken.None);
        }
    }

    private async Task WorkAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (await _local.TryCallAsync("GetActivityTask", new { activityArn = ActivityArn }) is { IsSuccess: true, Answer: var task }
                && task.TryGetProperty("taskToken", out var token) && token.GetString() is { } taskToken)
            {
                var input = JsonElement.Parse(task.GetProperty("input").GetString()!);
                _deeds.Add(input.GetProperty("name").GetString()!, input.GetProperty("step").GetString()!);
                await AnswerAsync(taskToken);
            }
        }
    }

    private async Task AnswerAsync(string taskToken)
    {
        var (isTaken, answer) = await _local.CallAsync("SendTaskSuccess", new { taskToken, output = "{}" });

        // It may have been taken by a life that ended before it could say so.
        (isTaken || Code(answer) == "TaskTimedOut").ShouldBeTrue(answer.ToString());
    }

    private async Task AssertSucceededAsync(string name, string machine)
    {
        while (true)
        {
            var (isFound, execution) = await _local.CallAsync("DescribeExecution", new { executionArn = ArnOf("execution", $"{machine}:{name}") });
            isFound.ShouldBeTrue($"{name} was acknowledged, and is lost: {execution}");
            if (execution.GetProperty("status").GetString() is not "RUNNING" and var status)
            {
                status.ShouldBe("SUCCEEDED", $"{name}: {execution}");
                return;
            }

            await Task.Delay(StartInterval);
        }
    }

    private async Task InvokeAsync(HttpContext context)
    {
        var request = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var step = request.GetProperty("step").GetString()!;
        _deeds.Add(request.GetProperty("name").GetString()!, step);
        if (step == "Try0")
        {
            context.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
            await context.Response.WriteAsync("""{"errorType":"Busy","errorMessage":"It is."}""");
            return;
        }

        await context.Response.WriteAsync("{}");
        if (request.TryGetProperty("token", out var token))
        {
            _answers.Add(Task.Run(() => AnswerAsync(token.GetString()!)));
        }
    }

    private static string Code(JsonElement answer) => answer.TryGetProperty("__type", out var type) ? type.GetString()!.Split('#')[^1] : "";
}
