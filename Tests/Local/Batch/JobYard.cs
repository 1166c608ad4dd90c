using System.Net.Http.Json;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.Batch;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.Batch;

/// <summary>A yard with Batch, whose clock stands still until it is moved, a queue <c>primaryQueue</c> with room for two jobs, and the REST protocol to speak to it.</summary>
internal sealed class JobYard : IAsyncDisposable
{
    public const string Definition = "arn:aws:batch:us-east-1:123456789012:job-definition/preprocessing";

    private readonly HttpClient _http = new();
    private JobScheduler _jobs = null!;

    private JobYard()
    {
    }

    public Yard Yard { get; private set; } = null!;

    public VirtualTime Time { get; } = new();

    public WatchedTerminal Terminal { get; } = new();

    /// <summary>The resources that jobs need.</summary>
    public static IEnumerable<MockResourceArgs> Resources =>
    [
        Inputs.Resource("aws-native:batch:ComputeEnvironment", "fargate", """
            {"computeEnvironmentName":"fargate","type":"MANAGED","computeResources":{"type":"FARGATE","maxvCpus":2,"subnets":["subnet-1"]}}
            """),
        Inputs.Resource("aws-native:batch:JobQueue", "primaryQueue", """
            {"jobQueueName":"primaryQueue","priority":1,"computeEnvironmentOrder":[{"order":1,"computeEnvironment":"fargate"}]}
            """),
    ];

    /// <param name="resources">What the program has besides the queue.</param>
    public static async Task<JobYard> StartAsync(params IEnumerable<MockResourceArgs> resources)
    {
        var yard = new JobYard();
        yard.Yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = yard.Time,
            Terminal = yard.Terminal,
            Services = services =>
            {
                services.AddIam();
                yard._jobs = services.AddBatch(services.AddCloudWatchLogs());
            },
            Program = Yards.Program(Resources.Concat(resources)),
        });
        return yard;
    }

    /// <summary>Registers a definition <c>preprocessing</c> whose command is a shell script.</summary>
    public Task<JsonElement> RegisterAsync(string script, object? more = null, params string[] arguments) =>
        CallAsync("RegisterJobDefinition", Merged(
            new
            {
                jobDefinitionName = "preprocessing",
                type = "container",
                containerProperties = new { image = "busybox", command = (string[])["sh", "-c", script, "job", .. arguments] },
            },
            more));

    /// <summary>Submits a job of the definition, and returns its id.</summary>
    public async Task<string> SubmitAsync(object? more = null) =>
        (await CallAsync("SubmitJob", Merged(new { jobName = "job", jobQueue = "primaryQueue", jobDefinition = "preprocessing" }, more))).GetProperty("jobId").GetString()!;

    /// <summary>Submits a job, and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(object? more = null) => await EndAsync(await SubmitAsync(more));

    /// <summary>Waits for the end of a job, and describes it.</summary>
    public async Task<JsonElement> EndAsync(string id)
    {
        await _jobs.Look(all => all[id].End).WaitAsync(PatientTime.Limit);
        return await DescribeAsync(id);
    }

    public async Task<JsonElement> DescribeAsync(string id) => (await CallAsync("DescribeJobs", new { jobs = new[] { id } })).GetProperty("jobs")[0];

    /// <summary>Waits until a job has written a line that begins so, and returns the rest of it.</summary>
    public async Task<string> WrittenAsync(string beginning)
    {
        var line = await Terminal.LineAsync(line => line.StartsWith($"Batch job {beginning}", StringComparison.Ordinal));
        return line[$"Batch job {beginning}".Length..].Trim();
    }

    /// <summary>The lines that the latest attempt of a job has written.</summary>
    public async Task<string[]> LogAsync(JsonElement job, string group = "/aws/batch/job")
    {
        var logStreamName = job.GetProperty("container").GetProperty("logStreamName").GetString();
        using var answer = await _http.SendAwsJsonAsync(Yard.AwsEndpoint, "Logs_20140328.GetLogEvents", new { logGroupName = group, logStreamName });
        var events = (await answer.AcceptedAsync()).GetProperty("events");
        return [.. events.EnumerateArray().Select(logged => logged.GetProperty("message").GetString()!)];
    }

    public async Task<JsonElement> CallAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        return await answer.AcceptedAsync();
    }

    /// <summary>Sends a request that is refused, and returns the status, the code and the message.</summary>
    public async Task<(int Status, string Code, string Message)> RefusalAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, answer.Headers.GetValues("x-amzn-ErrorType").Single(), body.GetProperty("message").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Yard.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, object request, Caller? caller)
    {
        var url = new Uri(Yard.AwsEndpoint, $"/v1/{operation.ToLowerInvariant()}");
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(request) };
        if (Yard.Access.AuthorizationOf(caller, "batch") is { } authorization)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await _http.SendAsync(message);
    }

    // The members of both; of containerProperties too.
    private static Dictionary<string, object> Merged(object one, object? other)
    {
        var all = Members(one);
        foreach (var (name, value) in other is null ? [] : Members(other))
        {
            all[name] = all.TryGetValue(name, out var before) && name == "containerProperties" ? Merged(before, value) : value;
        }

        return all;
    }

    private static Dictionary<string, object> Members(object value) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(JsonSerializer.Serialize(value))!.ToDictionary(member => member.Key, member => (object)member.Value);
}
