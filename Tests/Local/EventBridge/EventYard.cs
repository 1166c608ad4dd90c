using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.EventBridge;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>A yard with EventBridge and what its rules lead to, but for functions, whose clock stands still until it is moved.</summary>
internal sealed class EventYard : IAsyncDisposable
{
    /// <summary>A rule's target of every event.</summary>
    public const string Pattern = """{"source":["shop"]}""";

    private readonly HttpClient _http = new();
    private Deliveries _deliveries = null!;
    private QueueDirectory _queues = null!;

    private EventYard()
    {
    }

    public Yard Yard { get; private set; } = null!;

    public VirtualTime Time { get; } = new();

    public RecordingTerminal Terminal { get; } = new();

    public LogGroups Logs { get; private set; } = null!;

    /// <param name="folder">Where state is kept; a folder of this run unless given.</param>
    /// <param name="resources">What the program has.</param>
    public static async Task<EventYard> OpenAsync(string? folder = null, params IEnumerable<MockResourceArgs> resources)
    {
        var events = new EventYard();
        events.Yard = await Yard.StartAsync(Yards.Options(folder) with
        {
            Time = events.Time,
            Terminal = events.Terminal,
            Services = yard =>
            {
                yard.AddIam();
                events.Logs = yard.AddCloudWatchLogs();
                events._queues = yard.AddSqs();
                var topics = yard.AddSns(events._queues);
                var stateMachines = yard.AddStepFunctions(events.Logs, yard.AddXRay());
                events._deliveries = yard.AddEventBridge(new() { StateMachines = stateMachines, Queues = events._queues, Topics = topics, LogGroups = events.Logs });
            },
            Program = Yards.Program(resources),
        });
        return events;
    }

    /// <summary>A role that EventBridge may take on, with one statement.</summary>
    public static MockResourceArgs Role(string name, string action, string resource, string service = "events.amazonaws.com") => Inputs.Resource(
        "aws-native:iam:Role",
        name,
        $$$$"""
        {"roleName":"{{{{name}}}}",
         "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"{{{{service}}}}"},"Action":"sts:AssumeRole"}},
         "policies":[{"policyName":"p","policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{{action}}}}","Resource":"{{{{resource}}}}"}}}]}
        """);

    public string Arn(string service, string resource) => Yard.Account.Arn(service, resource);

    public string RoleArn(string name) => Yard.Account.GlobalArn("iam", $"role/{name}");

    public string RuleArn(string name = "rule") => Arn("events", $"rule/{name}");

    /// <summary>Makes a queue; with a policy that lets a rule send to it, unless that is not wanted.</summary>
    /// <returns>Its ARN.</returns>
    public string CreateQueue(string name, bool takesEvents = true)
    {
        var attributes = new Dictionary<string, string>();
        if (takesEvents)
        {
            attributes["Policy"] = Allow("sqs:SendMessage", Arn("sqs", name));
        }

        if (name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            attributes["FifoQueue"] = "true";
        }

        return _queues.Create(name, attributes, ImmutableDictionary<string, string>.Empty).Arn;
    }

    /// <summary>A policy that lets EventBridge do one thing on behalf of the account's rules.</summary>
    public string Allow(string action, string resource) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"{{{{action}}}}","Resource":"{{{{resource}}}}","Condition":{"ArnLike":{"aws:SourceArn":"{{{{Arn("events", "rule/*")}}}}"}}}]}""";

    /// <summary>Makes a rule with one target.</summary>
    public async Task RuleAsync(object target, string pattern = Pattern, string name = "rule", string bus = "default")
    {
        await CallAsync("PutRule", new { Name = name, EventPattern = pattern, EventBusName = bus });
        (await CallAsync("PutTargets", new { Rule = name, EventBusName = bus, Targets = new[] { target } })).GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);
    }

    /// <summary>Puts an event, and waits until it has been delivered or not.</summary>
    public async Task PutAsync(string detail = """{"item":"book"}""", string bus = "default")
    {
        var answer = await CallAsync("PutEvents", new { Entries = new[] { new { Source = "shop", DetailType = "Order", Detail = detail, EventBusName = bus, Resources = new[] { "order/7" } } } });
        answer.GetProperty("FailedEntryCount").GetInt32().ShouldBe(0, answer.GetRawText());
        await _deliveries.WhenIdleAsync();
    }

    /// <summary>Completes when every event that was put so far has been delivered or not.</summary>
    public Task WhenDeliveredAsync() => _deliveries.WhenIdleAsync();

    /// <summary>Takes all messages out of a queue.</summary>
    public async Task<IReadOnlyList<Stepyard.Local.Sqs.Messages.Message>> ReceiveAsync(string queueArn) =>
        await _queues.Find(queueArn)!.ReceiveAsync(10, TimeSpan.FromHours(1), TimeSpan.Zero, CancellationToken.None);

    /// <summary>Takes the only message out of a queue.</summary>
    public async Task<string> BodyAsync(string queueArn) => (await ReceiveAsync(queueArn)).ShouldHaveSingleItem().Body;

    public async Task<JsonElement> CallAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        return await answer.AcceptedAsync();
    }

    /// <summary>Sends a request that is refused, and returns the error's code and message.</summary>
    public async Task<(string Code, string Message)> RefusalAsync(string operation, object request, Caller? caller = null)
    {
        using var answer = await SendAsync(operation, request, caller);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        ((int)answer.StatusCode).ShouldBe(400, body.GetRawText());
        return (body.GetProperty("__type").GetString()!, body.GetProperty("message").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Yard.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string operation, object request, Caller? caller) => _http.SendAwsJsonAsync(
        Yard.AwsEndpoint,
        operation.Contains('.', StringComparison.Ordinal) ? operation : $"AWSEvents.{operation}",
        request,
        Yard.Access.AuthorizationOf(caller, "events"));
}
