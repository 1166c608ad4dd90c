using System.Text.Json;
using System.Xml.Linq;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.CloudWatch;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.CloudWatch;

/// <summary>A yard with alarms, what they watch and the topics that they tell, whose clock stands still until it is moved.</summary>
internal sealed class WatchedYard : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private QueueDirectory _queues = null!;

    private WatchedYard()
    {
    }

    public Yard Yard { get; private set; } = null!;

    public VirtualTime Time { get; } = new();

    public RecordingTerminal Terminal { get; } = new();

    /// <summary>Counts what a service would.</summary>
    public IMetrics Metrics { get; private set; } = null!;

    public string Topic => Yard.Account.Arn("sns", "alarms");

    /// <summary>An alarm on failed executions of a state machine, that tells the topic.</summary>
    public static MockResourceArgs Alarm(string more = "") => Inputs.Resource("aws-native:cloudwatch:Alarm", "failed", $$"""
        {"alarmName":"failed","namespace":"AWS/States","metricName":"ExecutionsFailed","dimensions":[{"name":"StateMachineArn","value":"pizza"}],"statistic":"Sum",
         "period":300,"evaluationPeriods":1,"comparisonOperator":"GreaterThanOrEqualToThreshold","threshold":1,"treatMissingData":"notBreaching",
         "alarmDescription":"Pizza failed","alarmActions":["arn:aws:sns:us-east-1:123456789012:alarms"],"okActions":["arn:aws:sns:us-east-1:123456789012:alarms"]{{more}}}
        """);

    /// <summary>The topic, a queue that subscribes to it, and what else the program has.</summary>
    /// <param name="resources">What else.</param>
    public static async Task<WatchedYard> OpenAsync(params IEnumerable<MockResourceArgs> resources)
    {
        var watched = new WatchedYard();
        watched.Yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = watched.Time,
            Terminal = watched.Terminal,
            Services = yard =>
            {
                yard.AddIam();
                watched._queues = yard.AddSqs();
                var metrics = yard.AddMetrics();
                yard.AddAlarms(metrics, yard.AddSns(watched._queues), watched._queues);
                watched.Metrics = metrics;
                yard.AddStepFunctions(Stepyard.Local.CloudWatchLogs.CloudWatchLogsService.AddCloudWatchLogs(yard), yard.AddXRay(), watched.Metrics);
            },
            Program = (engine, stack) => Yards.Program(
            [
                Inputs.Resource("aws-native:sns:Topic", "alarms", """{"topicName":"alarms"}"""),
                Inputs.Resource("aws-native:sqs:Queue", "heard", """{"queueName":"heard"}"""),
                Inputs.Resource("aws-native:sqs:QueueInlinePolicy", "heard", $$$"""
                    {"queue":"{{{watched._queues.Url("heard")}}}","policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
                     "Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:heard"} } }
                    """),
                Inputs.Resource("aws-native:sns:Subscription", "heard", """
                    {"topicArn":"arn:aws:sns:us-east-1:123456789012:alarms","protocol":"sqs","endpoint":"arn:aws:sqs:us-east-1:123456789012:heard","rawMessageDelivery":true}
                    """),
                .. resources,
            ])(engine, stack),
        });
        return watched;
    }

    /// <summary>A failed execution, as Step Functions counts it.</summary>
    public void Fail() => Metrics.Put("AWS/States", "ExecutionsFailed", 1, "StateMachineArn", "pizza");

    public void Pass(double minutes) => Time.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>What the topic has been told since it was last asked.</summary>
    public async Task<IReadOnlyList<JsonElement>> HeardAsync() =>
        [.. (await _queues.Find(Yard.Account.Arn("sqs", "heard"))!.ReceiveAsync(10, TimeSpan.FromDays(1) / 2, TimeSpan.Zero, CancellationToken.None)).Select(message => JsonElement.Parse(message.Body))];

    /// <summary>The alarm called <c>failed</c>, as <c>DescribeAlarms</c> has it.</summary>
    public async Task<JsonElement> AlarmAsync() => (await CallAsync("DescribeAlarms", new { AlarmNames = new[] { "failed" } })).GetProperty("MetricAlarms")[0];

    public async Task<string> StateAsync() => (await AlarmAsync()).GetProperty("StateValue").GetString()!;

    public async Task<JsonElement> CallAsync(string operation, object request)
    {
        using var answer = await SendAsync(operation, request);
        return await answer.AcceptedAsync();
    }

    /// <summary>Sends a request that is refused, and returns the error's code and message.</summary>
    public async Task<(string Code, string Message)> RefusalAsync(string operation, object request)
    {
        using var answer = await SendAsync(operation, request);
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, body);
        var fault = JsonElement.Parse(body);
        return (fault.GetProperty("__type").GetString()!, fault.GetProperty("message").GetString()!);
    }

    /// <summary>Sends a request of the query protocol, as Debian's aws command does.</summary>
    public async Task<(int Status, XElement Answer)> QueryAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", "2010-08-01"), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var response = await _http.PostAsync(Yard.AwsEndpoint, content);
        return ((int)response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Yard.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string operation, object request) =>
        _http.SendAwsJsonAsync(Yard.AwsEndpoint, $"GraniteServiceVersion20100801.{operation}", request);
}
