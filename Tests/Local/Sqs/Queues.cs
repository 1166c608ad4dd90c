using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.Sqs;

/// <summary>A yard with SQS and SNS whose clock stands still until it is moved, and the JSON protocol to speak to it.</summary>
internal sealed class Queues : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private Yard _yard = null!;

    private Queues()
    {
    }

    public Yard Yard => _yard;

    public VirtualTime Time { get; } = new();

    public RecordingTerminal Terminal { get; } = new();

    /// <param name="folder">Where the queues are kept; a folder of this run unless given.</param>
    /// <param name="resources">What the program has.</param>
    public static async Task<Queues> OpenAsync(string? folder = null, params IEnumerable<MockResourceArgs> resources)
    {
        var queues = new Queues();
        queues._yard = await Yard.StartAsync(Yards.Options(folder) with
        {
            Time = queues.Time,
            Terminal = queues.Terminal,
            Services = yard =>
            {
                yard.AddIam();
                yard.AddSns(yard.AddSqs());
            },
            Program = Yards.Program(resources),
        });
        return queues;
    }

    /// <summary>A policy of the program that lets a queue take messages from a topic.</summary>
    public static MockResourceArgs Policy(string queue, string topicArn) => Inputs.Resource("aws-native:sqs:QueueInlinePolicy", queue, $$"""
        {"queue":"{{queue}}","policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
         "Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:{{queue}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{topicArn}}"} } } } }
        """);

    public string Arn(string name) => Yard.Account.Arn("sqs", name);

    public string Url(string name) => $"{Yard.AwsEndpoint.AbsoluteUri}123456789012/{name}";

    /// <summary>Makes a queue, and returns its URL.</summary>
    public async Task<string> CreateAsync(string name = "orders", object? attributes = null) =>
        (await CallAsync("CreateQueue", new { QueueName = name, Attributes = attributes ?? new { } })).GetProperty("QueueUrl").GetString()!;

    public Task<JsonElement> SendAsync(string queueUrl, string body) => CallAsync("SendMessage", new { QueueUrl = queueUrl, MessageBody = body });

    /// <summary>Receives up to ten messages, with all their attributes.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceiveAsync(string queueUrl, int max = 10, int wait = 0) =>
        Messages(await CallAsync("ReceiveMessage", new
        {
            QueueUrl = queueUrl,
            MaxNumberOfMessages = max,
            WaitTimeSeconds = wait,
            MessageSystemAttributeNames = new[] { "All" },
            MessageAttributeNames = new[] { "All" },
        }));

    /// <summary>The bodies of the messages that can be received now.</summary>
    public async Task<IEnumerable<string>> BodiesAsync(string queueUrl, int max = 10) => (await ReceiveAsync(queueUrl, max)).Select(Body);

    public async Task<string?> AttributeAsync(string queueUrl, string name)
    {
        var answer = await CallAsync("GetQueueAttributes", new { QueueUrl = queueUrl, AttributeNames = new[] { name } });
        return answer.GetProperty("Attributes").TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    public async Task<JsonElement> CallAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        return await answer.AcceptedAsync();
    }

    /// <summary>Sends a request that is refused, and returns how.</summary>
    public async Task<Refusal> RefusalAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        answer.Headers.TryGetValues("x-amzn-query-error", out var query);
        return new((int)answer.StatusCode, body.GetProperty("__type").GetString()!, body.GetProperty("message").GetString()!, query?.Single());
    }

    public static string Body(JsonElement message) => message.GetProperty("Body").GetString()!;

    public static string Handle(JsonElement message) => message.GetProperty("ReceiptHandle").GetString()!;

    public static string? Told(JsonElement message, string attribute) =>
        message.GetProperty("Attributes").TryGetProperty(attribute, out var value) ? value.GetString() : null;

    public static IReadOnlyList<JsonElement> Messages(JsonElement answer) =>
        answer.TryGetProperty("Messages", out var messages) ? [.. messages.EnumerateArray()] : [];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _yard.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string operation, object request, Caller? caller) =>
        _http.SendAwsJsonAsync(Yard.AwsEndpoint, $"AmazonSQS.{operation}", request, Yard.Access.AuthorizationOf(caller, "sqs"));
}

/// <summary>An error as the JSON protocol tells it, and as clients of the query protocol knew it.</summary>
internal sealed record Refusal(int Status, string Type, string Message, string? Query);
