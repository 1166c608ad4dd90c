using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.Provisioning;
using Stepyard.Tests.Local;

namespace Stepyard.Tests.EndToEnd;

/// <summary>The whole stack, live on free ports: what <c>dotnet run --project Local</c> starts, and a client's view of it.</summary>
public sealed class LiveYard : IAsyncLifetime, IAsyncDisposable
{
    private readonly WatchedTerminal _terminal = new();
    private readonly HttpClient _http = new();
    private Yard? _yard;

    /// <summary>The program to run; the repository's own unless a test changes it.</summary>
    internal PulumiProgram Program { get; init; } = PulumiPrograms.Stepyard;

    /// <summary>Whether a definition whose file changes is re-deployed.</summary>
    internal bool FollowsDefinitions { get; init; }

    /// <summary>Configuration that differs from the dev stack's file, by full key.</summary>
    internal IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    public Uri HttpEndpoint => _yard!.HttpEndpoint;

    public Uri? RestEndpoint => _yard!.RestEndpoint;

    public Uri AwsEndpoint => _yard!.AwsEndpoint;

    public static string StateMachineArn(string name) => $"arn:aws:states:us-east-1:123456789012:stateMachine:{name}-dev";

    public async Task InitializeAsync() => _yard = await Yard.StartAsync(Yards.Options() with
    {
        Terminal = _terminal,
        Program = Program,
        Time = PatientTime.Instance,
        ConfigOverrides = Overrides,
        FollowsDefinitions = FollowsDefinitions,
    });

    /// <summary>Posts a body to the HTTP API.</summary>
    public async Task<(int Status, JsonElement Body)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(HttpEndpoint, path), content);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a request to the REST API.</summary>
    /// <param name="method">Such as <c>POST</c>.</param>
    /// <param name="path">The path with the stage, such as <c>/dev/pizza</c>.</param>
    /// <param name="body">The body; none where it is null.</param>
    /// <param name="contentType">The body's content type.</param>
    public async Task<(int Status, string Body)> SendRestAsync(string method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), new Uri(RestEndpoint!, path))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType),
        };
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Calls an operation of an AWS JSON service as the account's administrator, as the aws CLI does.</summary>
    /// <param name="target">The service and operation, such as <c>AWSStepFunctions.DescribeExecution</c>.</param>
    /// <param name="request">The request, written as JSON.</param>
    public async Task<JsonElement> AwsAsync(string target, object request)
    {
        using var answer = await _http.SendAwsJsonAsync(AwsEndpoint, target, request);
        return await answer.AcceptedAsync();
    }

    /// <summary>Calls an operation that refuses the request.</summary>
    /// <returns>The error's code.</returns>
    public async Task<string> RefusalAsync(string target, object request)
    {
        using var answer = await _http.SendAwsJsonAsync(AwsEndpoint, target, request);
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeFalse(body);
        return JsonElement.Parse(body).GetProperty("__type").GetString()!;
    }

    /// <summary>Calls an operation of an AWS REST service as the account's administrator.</summary>
    public async Task<JsonElement> RestAsync(string path, object request)
    {
        using var content = JsonContent.Create(request, options: JsonSerializerOptions.Default);
        using var response = await _http.PostAsync(new Uri(AwsEndpoint, path), content);
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonElement.Parse(body);
    }

    /// <summary>Calls an operation of SNS as the account's administrator.</summary>
    public async Task SnsAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("Action", action), new("Version", "2010-03-31"), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var response = await _http.PostAsync(AwsEndpoint, content);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    public async Task<string> GetAsync(string path) => await _http.GetStringAsync(new Uri(AwsEndpoint, path));

    /// <summary>Starts a Standard workflow over its route and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(string path, string body)
    {
        var (status, started) = await PostAsync(path, body);
        status.ShouldBe(200, started.ToString());
        return await EndOfAsync(started.GetProperty("executionArn").GetString()!);
    }

    /// <summary>Starts a Standard workflow directly and waits for its end.</summary>
    public async Task<JsonElement> StartAsync(string stateMachine, string input)
    {
        var started = await AwsAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = StateMachineArn(stateMachine), input });
        return await EndOfAsync(started.GetProperty("executionArn").GetString()!);
    }

    public async Task<JsonElement[]> HistoryOfAsync(JsonElement execution)
    {
        var history = await AwsAsync("AWSStepFunctions.GetExecutionHistory", new { executionArn = execution.GetProperty("executionArn").GetString(), maxResults = 1000 });
        return [.. history.GetProperty("events").EnumerateArray()];
    }

    /// <summary>What is in the terminal.</summary>
    public IReadOnlyList<string> Lines => _terminal.Lines;

    /// <summary>Waits for a line in the terminal.</summary>
    public Task<string> LineAsync(Func<string, bool> wanted) => _terminal.LineAsync(wanted);

    /// <summary>Asks again and again until there is an answer: for what services do after they have answered.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        using var patience = new CancellationTokenSource(PatientTime.Limit);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_yard is not null)
        {
            await _yard.DisposeAsync();
        }
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>Waits until something of a type has happened in an execution, and returns it.</summary>
    public async Task<JsonElement> HappenedAsync(string executionArn, string type)
    {
        var found = default(JsonElement);
        await EventuallyAsync(async () =>
        {
            var history = await AwsAsync("AWSStepFunctions.GetExecutionHistory", new { executionArn, maxResults = 1000 });
            found = history.GetProperty("events").EnumerateArray().FirstOrDefault(e => e.GetProperty("type").GetString() == type);
            return found.ValueKind == JsonValueKind.Undefined ? null : "there";
        });
        return found;
    }

    /// <summary>Waits for the end of an execution that somebody else has started with an input that has some text.</summary>
    public async Task<JsonElement> EndOfOneWithAsync(string stateMachine, string text)
    {
        var execution = default(JsonElement);
        await EventuallyAsync(async () =>
        {
            execution = (await ExecutionsAsync(stateMachine)).FirstOrDefault(one => one.GetProperty("input").GetString()!.Contains(text, StringComparison.Ordinal));
            return execution.ValueKind == JsonValueKind.Undefined ? null : "there";
        });
        return await EndOfAsync(execution.GetProperty("executionArn").GetString()!);
    }

    /// <summary>All executions of a Standard workflow, with their inputs.</summary>
    public async Task<IReadOnlyList<JsonElement>> ExecutionsAsync(string stateMachine)
    {
        var listed = await AwsAsync("AWSStepFunctions.ListExecutions", new { stateMachineArn = StateMachineArn(stateMachine) });
        var executions = new List<JsonElement>();
        foreach (var execution in listed.GetProperty("executions").EnumerateArray())
        {
            executions.Add(await AwsAsync("AWSStepFunctions.DescribeExecution", new { executionArn = execution.GetProperty("executionArn").GetString() }));
        }

        return executions;
    }

    /// <summary>Sends a message to a queue.</summary>
    public async Task SendAsync(string queue, string body)
    {
        var queueUrl = await QueueUrlAsync(queue);
        await AwsAsync("AmazonSQS.SendMessage", new { QueueUrl = queueUrl, MessageBody = body });
    }

    public async Task<string> QueueUrlAsync(string queue) =>
        (await AwsAsync("AmazonSQS.GetQueueUrl", new { QueueName = $"{queue}-dev" })).GetProperty("QueueUrl").GetString()!;

    /// <summary>Takes the next message off a queue, and waits for it where there is none.</summary>
    public async Task<JsonElement> TakeAsync(string queue)
    {
        var queueUrl = await QueueUrlAsync(queue);
        var message = default(JsonElement);
        await EventuallyAsync(async () =>
        {
            var received = await AwsAsync("AmazonSQS.ReceiveMessage", new { QueueUrl = queueUrl, WaitTimeSeconds = 20, MessageAttributeNames = new[] { "All" } });
            return received.TryGetProperty("Messages", out var messages) ? (message = messages[0]).ToString() : null;
        });
        await AwsAsync("AmazonSQS.DeleteMessage", new { QueueUrl = queueUrl, ReceiptHandle = message.GetProperty("ReceiptHandle").GetString() });
        return message;
    }

    /// <summary>Starts the callback workflow, and takes its question off the queue.</summary>
    /// <returns>The execution's ARN, and the message: <c>Input</c> and <c>TaskToken</c>.</returns>
    public async Task<(string ExecutionArn, JsonElement Question)> AskAsync(string input)
    {
        var (status, started) = await PostAsync("/callback", input);
        status.ShouldBe(200);
        return (started.GetProperty("executionArn").GetString()!, JsonElement.Parse((await TakeAsync("callback")).GetProperty("Body").GetString()!));
    }

    /// <summary>Waits for the end of a Standard execution.</summary>
    public async Task<JsonElement> EndOfAsync(string executionArn)
    {
        var execution = default(JsonElement);
        await EventuallyAsync(async () =>
        {
            execution = await AwsAsync("AWSStepFunctions.DescribeExecution", new { executionArn });
            return execution.GetProperty("status").GetString() == "RUNNING" ? null : "ended";
        });
        return execution;
    }
}
