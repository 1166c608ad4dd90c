using System.Text.Json;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.EndToEnd;

/// <summary>
/// The proof that every statement of every role is needed, and that none is missing: with all of them every scenario works
/// (the other tests of this folder), and without any one of them its scenario fails as it does in AWS.
/// </summary>
public sealed class PermissionTests
{
    private const string Pizza = """{"flavour": "pepperoni"}""";

    private const string Atlas = """
        {"dragonName":"Atlas","description":"d","family":"f","city":"c","country":"c","state":"s","neighborhood":"n","reportingPhoneNumber":"15555555555","confirmationRequired":true}
        """;

    private const string Peter = """
        {"dragonName":"Peter","description":"d","family":"f","city":"c","country":"c","state":"s","neighborhood":"n","reportingPhoneNumber":"15555555555","confirmationRequired":true}
        """;

    private const string Payload = """{"event": "order.paid"}""";

    private const string Message = """{"message": "hello", "timer_seconds": 0}""";

    private const string Question = """{"question": "May I?"}""";

    private const string Job = """{"batchjob": {"parameters": {"source": "orders.csv", "format": "csv"}}}""";

    private const string Order = """{"orderId": "1", "flavour": "pepperoni", "bakingSeconds": 0, "phoneNumber": "15555555555"}""";

    /// <summary>What fails, by role and statement: what somebody does, and the action that is then refused.</summary>
    private static readonly Dictionary<(string Role, string Sid), (Func<LiveYard, Task<string>> Do, string Refused)> Scenarios = new()
    {
        [("root-route", "StartWorkflow")] = (Answer("/", Pizza), "states:StartSyncExecution"),
        [("pizza-route", "StartWorkflow")] = (Answer("/pizza", Pizza), "states:StartSyncExecution"),
        [("pizza-rest-route", "CallAction")] = (RestTerminal("POST", "/dev/pizza", Pizza, "states:StartSyncExecution"), "states:StartSyncExecution"),
        [("dragons-rest-route", "CallAction")] = (RestTerminal("POST", "/dev/dragons", Atlas, "states:StartExecution"), "states:StartExecution"),
        [("dragon-report-rest-route", "CallAction")] = (RestTerminal("GET", "/dev/dragons/atlas", null, "states:DescribeExecution"), "states:DescribeExecution"),
        [("webhook-rest-route", "CallAction")] = (RestTerminal("POST", "/dev/webhook", Payload, "states:StartExecution"), "states:StartExecution"),
        [("dragons-route", "StartWorkflow")] = (Answer("/dragons", Atlas), "states:StartExecution"),
        [("notify-route", "StartWorkflow")] = (Answer("/notify", Message), "states:StartExecution"),
        [("callback-route", "StartWorkflow")] = (Answer("/callback", Question), "states:StartExecution"),
        [("job-route", "StartWorkflow")] = (Answer("/job", Job), "states:StartExecution"),
        [("pizza-workflow", "InvokeFunctions")] = (Answer("/pizza", Pizza), "lambda:InvokeFunction"),
        [("webhook-workflow", "InvokeFunctions")] = (RestTerminal("POST", "/dev/webhook", Payload, "lambda:InvokeFunction"), "lambda:InvokeFunction"),
        [("dragons-workflow", "InvokeFunctions")] = (History("/dragons", Atlas), "lambda:InvokeFunction"),
        [("dragons-workflow", "SendTextMessages")] = (History("/dragons", Atlas), "sns:Publish"),
        [("notify-workflow", "PublishToTopics")] = (History("/notify", Message), "sns:Publish"),
        [("approve-rest-route", "CallAction")] = (Terminal(yard => AnswerAsync(yard, "approve"), "states:SendTaskSuccess"), "states:SendTaskSuccess"),
        [("reject-rest-route", "CallAction")] = (Terminal(yard => AnswerAsync(yard, "reject"), "states:SendTaskFailure"), "states:SendTaskFailure"),
        [("callback-workflow", "SendMessages")] = (History("/callback", Question), "sqs:SendMessage"),
        [("submit-job-workflow", "SubmitJobs")] = (HistoryOf("SubmitJobStateMachine", Job), "batch:SubmitJob"),
        [("run-job-workflow", "SubmitJobs")] = (History("/job", Job), "batch:SubmitJob"),
        [("run-job-workflow", "DescribeJobs")] = (History("/job", Job), "batch:DescribeJobs"),
        [("run-job-workflow", "TerminateJobs")] = (StopJob, "batch:TerminateJob"),
        [("preprocessing-execution", "WriteLogs")] = (History("/job", Job), "logs:CreateLogStream"),
        [("parent-workflow", "StartExecutions")] = (HistoryOf("ParentStateMachine", Job), "states:StartExecution"),
        [("parent-workflow", "AwaitExecutions")] = (HistoryOf("ParentStateMachine", Job), "states:DescribeExecution"),
        [("order-placed-event", "StartWorkflow")] = (Terminal(PlaceOrder, "states:StartExecution"), "states:StartExecution"),
        [("kitchen-workflow", "PublishToTopics")] = (HistoryOf("KitchenStateMachine", Order), "sns:Publish"),
        [("deliveries-pipe", "TakeMessages")] = (Terminal(Deliver, "sqs:ReceiveMessage"), "sqs:ReceiveMessage"),
        [("deliveries-pipe", "StartWorkflow")] = (Terminal(Deliver, "states:StartExecution"), "states:StartExecution"),
        [("delivery-workflow", "SendTextMessages")] = (HistoryOf("DeliveryStateMachine", $"[{Order}]"), "sns:Publish"),
        [("ValidateDragon-function", "ReadDragons")] = (History("/dragons", Peter), "dynamodb:GetItem"),
        [("AddDragon-function", "AddDragons")] = (History("/dragons", Peter), "dynamodb:PutItem"),

        // Nobody is told but the one at the terminal: as in AWS, logs and traces are lost without a word to the caller.
        [("pizza-workflow", "SendTraces")] = (Terminal("/pizza", Pizza, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("dragons-workflow", "SendTraces")] = (Terminal("/dragons", Atlas, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("webhook-workflow", "SendTraces")] = (RestTerminal("POST", "/dev/webhook", Payload, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("notify-workflow", "SendTraces")] = (Terminal("/notify", Message, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("callback-workflow", "SendTraces")] = (Terminal(yard => StopAsync(yard, "/callback", Question), "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("submit-job-workflow", "SendTraces")] = (Terminal(yard => yard.StartAsync("SubmitJobStateMachine", Job), "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("run-job-workflow", "SendTraces")] = (Terminal("/job", Job, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("parent-workflow", "SendTraces")] = (Terminal(yard => yard.StartAsync("ParentStateMachine", Job), "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("kitchen-workflow", "SendTraces")] = (Terminal(yard => yard.StartAsync("KitchenStateMachine", Order), "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("delivery-workflow", "SendTraces")] = (Terminal(yard => yard.StartAsync("DeliveryStateMachine", $"[{Order}]"), "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("PineappleCheck-function", "SendTraces")] = (Terminal("/pizza", Pizza, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("LogPayload-function", "SendTraces")] = (RestTerminal("POST", "/dev/webhook", Payload, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("ValidateDragon-function", "SendTraces")] = (Terminal("/dragons", Peter, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("AddDragon-function", "SendTraces")] = (Terminal("/dragons", Peter, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("PineappleCheck-function", "WriteLogs")] = (Terminal("/pizza", Pizza, "logs:CreateLogStream"), "logs:CreateLogStream"),
        [("LogPayload-function", "WriteLogs")] = (RestTerminal("POST", "/dev/webhook", Payload, "logs:CreateLogStream"), "logs:CreateLogStream"),
        [("ValidateDragon-function", "WriteLogs")] = (Terminal("/dragons", Peter, "logs:CreateLogStream"), "logs:CreateLogStream"),
        [("AddDragon-function", "WriteLogs")] = (Terminal("/dragons", Peter, "logs:CreateLogStream"), "logs:CreateLogStream"),

        [("pattern-sequence-workflow", "InvokeFunctions")] = (Pattern("sequence"), "lambda:InvokeFunction"),
        [("pattern-retry-workflow", "InvokeFunctions")] = (Pattern("retry"), "lambda:InvokeFunction"),
        [("pattern-parallel-workflow", "InvokeFunctions")] = (Pattern("parallel"), "lambda:InvokeFunction"),
        [("pattern-choice-workflow", "InvokeFunctions")] = (Pattern("choice"), "lambda:InvokeFunction"),
        [("pattern-try-catch-finally-workflow", "InvokeFunctions")] = (Pattern("try-catch-finally"), "lambda:InvokeFunction"),
        [("pattern-loop-workflow", "InvokeFunctions")] = (Pattern("loop"), "lambda:InvokeFunction"),
        [("pattern-map-workflow", "InvokeFunctions")] = (Pattern("map"), "lambda:InvokeFunction"),
        [("pattern-put-item-workflow", "PutItems")] = (Pattern("put-item"), "dynamodb:PutItem"),
        [("pattern-aws-sdk-workflow", "Queries")] = (Pattern("aws-sdk"), "dynamodb:Query"),
        [("CheckApplicant-function", "SendTraces")] = (PatternInTerminal("retry", "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("CheckApplicant-function", "WriteLogs")] = (PatternInTerminal("retry", "logs:CreateLogStream"), "logs:CreateLogStream"),
    };

    private static readonly string[] Workflows = ["pizza", "dragons", "webhook", "notify", "callback", "submit-job", "run-job", "parent", "kitchen", "delivery"];

    /// <summary>Statements without which what they are for can't even be created.</summary>
    private static readonly (string Role, string Sid)[] AtCreation =
        [.. Workflows.Select(workflow => ($"{workflow}-workflow", "DeliverLogs")), ("stepyard-rest-logs", "PushLogs"), ("run-job-workflow", "HearOfJobs"), ("parent-workflow", "HearOfExecutions")];

    public static TheoryData<string, string> Statements
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (role, sid) in Scenarios.Keys)
            {
                data.Add(role, sid);
            }

            return data;
        }
    }

    [Fact]
    public async Task Every_statement_of_every_role_has_its_scenario()
    {
        var stack = await RecordedStack.Of("dev");

        var statements = (
            from role in stack.Of("aws-native:iam:Role")
            from policy in role.Inputs.GetProperty("policies").EnumerateArray()
            from statement in policy.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray()
            select (Role: role.Name, Sid: statement.GetProperty("Sid").GetString()!, Text: statement.ToString())).ToLookup(IsOfEveryWorkflow);
        statements[false].Select(statement => (statement.Role, statement.Sid)).ShouldBe([.. Scenarios.Keys, .. AtCreation], ignoreOrder: true);

        // What every workflow's role has is proven by the other systems'; the gallery's are the same to the letter.
        var proven = statements[false].Where(statement => statement.Role == "pizza-workflow").ToDictionary(statement => statement.Sid, statement => statement.Text);
        statements[true].ShouldAllBe(statement => statement.Text == proven[statement.Sid]);

        static bool IsOfEveryWorkflow((string Role, string Sid, string Text) statement) =>
            statement.Role.StartsWith("pattern-", StringComparison.Ordinal) && statement.Sid is ("DeliverLogs" or "SendTraces");
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Without_a_statement_its_scenario_fails_as_in_AWS_and_the_terminal_says_what_to_add(string role, string sid)
    {
        await using var yard = new LiveYard { Program = RoleEditor.Without(role, sid) };
        await yard.InitializeAsync();
        var (scenario, refused) = Scenarios[(role, sid)];

        var seen = await scenario(yard);

        seen.ShouldContain($"{role}-dev");
        seen.ShouldContain($"is not authorized to perform: {refused} ", Case.Insensitive);
        var advice = await yard.LineAsync(line => line.Contains(refused, StringComparison.OrdinalIgnoreCase) && line.Contains("\"Effect\"", StringComparison.Ordinal));
        advice.ShouldContain($"{role}-dev");
    }

    [Theory]
    [InlineData("pizza-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("dragons-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("webhook-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("notify-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("callback-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("submit-job-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("run-job-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("run-job-workflow", "HearOfJobs", "is not authorized to create managed-rule.")]
    [InlineData("parent-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("kitchen-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("delivery-workflow", "DeliverLogs", "is not authorized to access the Log Destination")]
    [InlineData("parent-workflow", "HearOfExecutions", "is not authorized to create managed-rule.")]
    [InlineData("stepyard-rest-logs", "PushLogs", "The role ARN does not have required permissions configured.")]
    public async Task Without_some_statements_there_is_nothing_to_run(string role, string sid, string refusal)
    {
        await using var yard = new LiveYard { Program = RoleEditor.Without(role, sid) };

        (await Should.ThrowAsync<ProvisioningException>(yard.InitializeAsync)).Message.ShouldContain(refusal);
    }

    /// <summary>Starts a pattern as its page says, and waits for its end.</summary>
    private static Func<LiveYard, Task<string>> Pattern(string name) => async yard =>
    {
        var execution = await yard.StartAsync($"pattern-{name}", SampleOf(name));
        execution.GetProperty("status").GetString().ShouldBe("FAILED");
        return string.Join('\n', await yard.HistoryOfAsync(execution));
    };

    private static Func<LiveYard, Task<string>> PatternInTerminal(string name, string refused) => async yard =>
    {
        await yard.StartAsync($"pattern-{name}", SampleOf(name));
        return await yard.LineAsync(line => line.Contains($"is not authorized to perform: {refused}", StringComparison.Ordinal));
    };

    private static string SampleOf(string pattern) => File.ReadAllText(Path.Combine(Repository.Find().Definitions, "patterns", $"{pattern}.sample.json"));

    private static Func<LiveYard, Task<string>> Answer(string path, string body) =>
        async yard => (await yard.PostAsync(path, body)).Body.ToString();

    private static Func<LiveYard, Task<string>> History(string path, string body) => yard => HistoryAsync(yard, yard.RunAsync(path, body));

    private static Func<LiveYard, Task<string>> HistoryOf(string stateMachine, string input) => yard => HistoryAsync(yard, yard.StartAsync(stateMachine, input));

    private static async Task<string> HistoryAsync(LiveYard yard, Task<JsonElement> run)
    {
        var execution = await run;
        execution.GetProperty("status").GetString().ShouldBe("FAILED");
        return string.Join('\n', await yard.HistoryOfAsync(execution));
    }

    private static Func<LiveYard, Task<string>> Terminal(string path, string body, string refused) => Terminal(yard => yard.PostAsync(path, body), refused);

    private static Func<LiveYard, Task<string>> RestTerminal(string method, string path, string? body, string refused) =>
        Terminal(yard => yard.SendRestAsync(method, path, body), refused);

    private static Func<LiveYard, Task<string>> Terminal(Func<LiveYard, Task> act, string refused) => async yard =>
    {
        await act(yard);
        return await yard.LineAsync(line => line.Contains($"is not authorized to perform: {refused}", StringComparison.Ordinal));
    };

    private static Task PlaceOrder(LiveYard yard) => yard.AwsAsync(
        "AWSEvents.PutEvents", new { Entries = new[] { new { EventBusName = "orders-dev", Source = "shop", DetailType = "OrderPlaced", Detail = Order } } });

    private static Task Deliver(LiveYard yard) => yard.SendAsync("deliveries", Order);

    /// <summary>Asks, and presses a button of the page that the question's link leads to.</summary>
    private static async Task AnswerAsync(LiveYard yard, string decision)
    {
        var (_, question) = await yard.AskAsync(Question);
        var token = Uri.EscapeDataString(question.GetProperty("TaskToken").GetString()!);
        await yard.SendRestAsync("POST", $"/dev/approvals/{decision}?taskToken={token}", "", "application/x-www-form-urlencoded");
    }

    /// <summary>Starts an execution that waits, and stops it.</summary>
    private static async Task StopAsync(LiveYard yard, string path, string body)
    {
        var (_, started) = await yard.PostAsync(path, body);
        var executionArn = started.GetProperty("executionArn").GetString()!;
        await yard.HappenedAsync(executionArn, "TaskSubmitted");
        await yard.AwsAsync("AWSStepFunctions.StopExecution", new { executionArn });
    }

    /// <summary>Stops an execution whose job has no room to start, because another one has all there is.</summary>
    private static async Task<string> StopJob(LiveYard yard)
    {
        await yard.RestAsync("/v1/submitjob", new
        {
            jobName = "long",
            jobQueue = "primaryQueue-dev",
            jobDefinition = "preprocessing-dev",
            containerOverrides = new { command = new[] { "sleep", "600" }, resourceRequirements = new[] { new { type = "VCPU", value = "16" } } },
        });
        await StopAsync(yard, "/job", Job);
        return await yard.LineAsync(line => line.Contains("is not authorized to perform: batch:TerminateJob", StringComparison.Ordinal));
    }
}
