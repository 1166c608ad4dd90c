using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Pipes;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.Pipes;

/// <summary>Pipes of the program, from a queue to a state machine.</summary>
public sealed class PipeTests : IAsyncLifetime, IAsyncDisposable
{
    private const string QueueArn = "arn:aws:sqs:us-east-1:123456789012:orders";
    private const string MachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";
    private const string Fire = "\"targetParameters\":{\"stepFunctionStateMachineParameters\":{\"invocationType\":\"FIRE_AND_FORGET\"}}";
    private const string Everything = """{"Effect":"Allow","Action":["sqs:*","states:*"],"Resource":"*"}""";
    private const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";

    private readonly VirtualTime _time = new();
    private readonly RecordingTerminal _terminal = new();
    private readonly HttpClient _http = new();
    private Yard? _yard;
    private QueueDirectory _queues = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_yard is not null)
        {
            await _yard.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_message_starts_the_state_machine_and_is_gone()
    {
        await OpenAsync(Fire);

        Queue.Send(new("""{"item":"book"}""") { Attributes = new Dictionary<string, Stepyard.Local.Sqs.Messages.MessageAttribute> { ["n"] = new("Number", "7", null) } }, "sender");

        var record = (await InputsAsync(1)).ShouldHaveSingleItem()[0];
        record.GetProperty("body").GetString().ShouldBe("""{"item":"book"}""");
        (record.GetProperty("eventSource").GetString(), record.GetProperty("eventSourceARN").GetString(), record.GetProperty("awsRegion").GetString()).ShouldBe(("aws:sqs", QueueArn, "us-east-1"));
        record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString().ShouldBe("1");
        record.GetProperty("messageAttributes").GetProperty("n").GetRawText().ShouldBe("""{"stringValue":"7","stringListValues":[],"binaryListValues":[],"dataType":"Number"}""");
        await WhenAsync(() => Queue.Count() == (0, 0, 0));
    }

    [Fact]
    public async Task What_the_filter_keeps_out_is_gone_as_well()
    {
        await OpenAsync(Fire + ""","sourceParameters":{"filterCriteria":{"filters":[{"pattern":"{\"body\":{\"item\":[\"book\"]}}"}]}}""");

        Queue.Send(new("""{"item":"pen"}"""), "sender");
        Queue.Send(new("no JSON"), "sender");
        Queue.Send(new("""{"item":"book"}"""), "sender");

        (await InputsAsync(1)).ShouldHaveSingleItem()[0].GetProperty("body").GetString().ShouldBe("""{"item":"book"}""");
        await WhenAsync(() => Queue.Count() == (0, 0, 0));
        (await InputsAsync(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_template_picks_what_the_state_machine_gets()
    {
        var template = JsonSerializer.Serialize("""{"item":<$.body.item>,"text":"<$.body.item> of <aws.pipes.pipe-name>","all":<$.body>,"none":<$.body.none>}""");
        await OpenAsync(Fire.Replace("{\"stepF", $"{{\"inputTemplate\":{template},\"stepF", StringComparison.Ordinal));

        Queue.Send(new("""{"item":"b\"k"}"""), "sender");

        (await InputsAsync(1)).ShouldHaveSingleItem()[0].GetRawText().ShouldBe("""{"item":"b\"k","text":"b\"k of orders","all":{"item":"b\"k"},"none":""}""");
    }

    [Fact]
    public async Task What_the_target_does_not_take_comes_again_and_holds_up_nothing_after_it()
    {
        await OpenAsync("\"description\":\"waits\"", type: "EXPRESS", definition: """{"StartAt":"Only","States":{"Only":{"Type":"Fail","Error":"Broken"}}}""");

        Queue.Send(new("{}"), "sender");
        await WhenAsync(() => Failures() == 1);
        Queue.Send(new("{}"), "sender");
        await WhenAsync(() => Failures() == 2);

        Queue.Count().ShouldBe((0, 2, 0));

        int Failures() => _terminal.Lines.Count(line => line.StartsWith($"pipes: orders: {QueueArn} → {MachineArn} failed: ExecutionFailed, the execution", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_with_the_missing_statement()
    {
        await OpenAsync(Fire, """{"Effect":"Allow","Action":"sqs:*","Resource":"*"}""");

        Queue.Send(new("{}"), "sender");

        await WhenAsync(() => _terminal.Lines.Any(line => line.StartsWith($"IAM: role pipe may not states:StartExecution on {MachineArn}; add to its policy:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"description\":\"a stream\"", "here pipes lead from SQS queues to state machines, and this is none of the SQS queues.", "arn:aws:kinesis:us-east-1:123456789012:stream/s")]
    [InlineData("\"enrichment\":\"arn:aws:lambda:us-east-1:123456789012:function:f\"", "'enrichment' is not supported here")]
    [InlineData("\"sourceParameters\":{\"filterCriteria\":{\"filters\":[{\"pattern\":\"[]\"}]}}", "a filter is not valid. Reason: Filter is not an object")]
    [InlineData("\"sourceParameters\":{\"sqsQueueParameters\":{\"batchSize\":0}}", "'batchSize' is 0; 1 to 10000 are allowed.")]
    public void A_pipe_with_mistakes_is_refused(string inputs, string problem, string source = QueueArn)
    {
        var pipe = $$"""{"source":"{{source}}","target":"{{MachineArn}}","roleArn":"r",{{inputs}} }""";

        Should.Throw<ProvisioningException>(() => new PipeResource(new(), _ => { }).Create(Inputs.Request("aws-native:pipes:Pipe", "orders", pipe))).Message.ShouldContain(problem);
    }

    private Queue Queue => _queues.Find(QueueArn)!;

    private async Task OpenAsync(string pipe, string statement = Everything, string type = "STANDARD", string definition = Pass)
    {
        _yard = await Yard.StartAsync(Yards.Options() with
        {
            Time = _time,
            Terminal = _terminal,
            Services = services =>
            {
                services.AddIam();
                var logs = services.AddCloudWatchLogs();
                _queues = services.AddSqs();
                services.AddPipes(_queues, services.AddStepFunctions(logs, services.AddXRay()));
            },
            Program = Yards.Program(Resources(pipe, statement, type, definition)),
        });
    }

    private static IEnumerable<MockResourceArgs> Resources(string pipe, string statement, string type, string definition)
    {
        yield return Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}""");
        yield return Inputs.Resource("aws-native:iam:Role", "pipe", $$"""
            {"roleName":"pipe",
             "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":["pipes.amazonaws.com","states.amazonaws.com"]},"Action":"sts:AssumeRole"} },
             "policies":[{"policyName":"p","policyDocument":{"Version":"2012-10-17","Statement":{{statement}} } }]}
            """);
        yield return Inputs.Resource(
            "aws-native:stepfunctions:StateMachine",
            "orders",
            JsonSerializer.Serialize(new { stateMachineName = "orders", stateMachineType = type, definitionString = definition, roleArn = "arn:aws:iam::123456789012:role/pipe" }));
        yield return Inputs.Resource("aws-native:pipes:Pipe", "orders", $$"""{"name":"orders","source":"{{QueueArn}}","target":"{{MachineArn}}","roleArn":"arn:aws:iam::123456789012:role/pipe",{{pipe}} }""");
    }

    // The inputs of the executions, once there are as many.
    private async Task<IReadOnlyList<JsonElement>> InputsAsync(int count)
    {
        List<JsonElement> executions = [];
        await WhenAsync(async () => (executions = [.. (await CallAsync("ListExecutions", new { stateMachineArn = MachineArn })).GetProperty("executions").EnumerateArray()]).Count >= count);
        var inputs = new List<JsonElement>();
        foreach (var execution in executions)
        {
            var described = await CallAsync("DescribeExecution", new { executionArn = execution.GetProperty("executionArn").GetString() });
            inputs.Add(JsonElement.Parse(described.GetProperty("input").GetString()!));
        }

        return inputs;
    }

    private async Task<JsonElement> CallAsync(string operation, object request)
    {
        using var answer = await _http.SendAwsJsonAsync(_yard!.AwsEndpoint, $"AWSStepFunctions.{operation}", request);
        return await answer.AcceptedAsync();
    }

    private static Task WhenAsync(Func<bool> isSo) => WhenAsync(() => Task.FromResult(isSo()));

    private static async Task WhenAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Yield();
        }
    }
}
