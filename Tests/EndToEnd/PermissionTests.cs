using Stepyard.Local.Provisioning;
using Stepyard.Tests.Stacks;

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

    private const string Message = """{"message": "hello", "timer_seconds": 0}""";

    /// <summary>What fails, by role and statement: what somebody does, and the action that is then refused.</summary>
    private static readonly Dictionary<(string Role, string Sid), (Func<LiveYard, Task<string>> Do, string Refused)> Scenarios = new()
    {
        [("root-route", "StartWorkflow")] = (Answer("/", Pizza), "states:StartSyncExecution"),
        [("pizza-route", "StartWorkflow")] = (Answer("/pizza", Pizza), "states:StartSyncExecution"),
        [("dragons-route", "StartWorkflow")] = (Answer("/dragons", Atlas), "states:StartExecution"),
        [("notify-route", "StartWorkflow")] = (Answer("/notify", Message), "states:StartExecution"),
        [("pizza-workflow", "InvokeFunctions")] = (Answer("/pizza", Pizza), "lambda:InvokeFunction"),
        [("dragons-workflow", "InvokeFunctions")] = (History("/dragons", Atlas), "lambda:InvokeFunction"),
        [("dragons-workflow", "SendTextMessages")] = (History("/dragons", Atlas), "sns:Publish"),
        [("notify-workflow", "PublishToTopics")] = (History("/notify", Message), "sns:Publish"),
        [("ValidateDragon-function", "ReadDragons")] = (History("/dragons", Peter), "dynamodb:GetItem"),
        [("AddDragon-function", "AddDragons")] = (History("/dragons", Peter), "dynamodb:PutItem"),

        // Nobody is told but the one at the terminal: as in AWS, logs and traces are lost without a word to the caller.
        [("pizza-workflow", "SendTraces")] = (Terminal("/pizza", Pizza, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("dragons-workflow", "SendTraces")] = (Terminal("/dragons", Atlas, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("notify-workflow", "SendTraces")] = (Terminal("/notify", Message, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("PineappleCheck-function", "SendTraces")] = (Terminal("/pizza", Pizza, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("ValidateDragon-function", "SendTraces")] = (Terminal("/dragons", Peter, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("AddDragon-function", "SendTraces")] = (Terminal("/dragons", Peter, "xray:PutTraceSegments"), "xray:PutTraceSegments"),
        [("PineappleCheck-function", "WriteLogs")] = (Terminal("/pizza", Pizza, "logs:CreateLogStream"), "logs:CreateLogStream"),
        [("ValidateDragon-function", "WriteLogs")] = (Terminal("/dragons", Peter, "logs:CreateLogStream"), "logs:CreateLogStream"),
        [("AddDragon-function", "WriteLogs")] = (Terminal("/dragons", Peter, "logs:CreateLogStream"), "logs:CreateLogStream"),
    };

    /// <summary>Statements without which a state machine can't even be created.</summary>
    private static readonly (string Role, string Sid)[] AtCreation =
        [("pizza-workflow", "DeliverLogs"), ("dragons-workflow", "DeliverLogs"), ("notify-workflow", "DeliverLogs")];

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

        var statements =
            from role in stack.Of("aws-native:iam:Role")
            from policy in role.Inputs.GetProperty("policies").EnumerateArray()
            from statement in policy.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray()
            select (role.Name, statement.GetProperty("Sid").GetString()!);
        statements.ShouldBe([.. Scenarios.Keys, .. AtCreation], ignoreOrder: true);
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
    [InlineData("pizza-workflow")]
    [InlineData("dragons-workflow")]
    [InlineData("notify-workflow")]
    public async Task Without_log_delivery_the_state_machine_can_not_be_created(string role)
    {
        await using var yard = new LiveYard { Program = RoleEditor.Without(role, "DeliverLogs") };

        (await Should.ThrowAsync<ProvisioningException>(yard.InitializeAsync)).Message
            .ShouldContain("is not authorized to access the Log Destination");
    }

    private static Func<LiveYard, Task<string>> Answer(string path, string body) =>
        async yard => (await yard.PostAsync(path, body)).Body.ToString();

    private static Func<LiveYard, Task<string>> History(string path, string body) => async yard =>
    {
        var execution = await yard.RunAsync(path, body);
        execution.GetProperty("status").GetString().ShouldBe("FAILED");
        return string.Join('\n', await yard.HistoryOfAsync(execution));
    };

    private static Func<LiveYard, Task<string>> Terminal(string path, string body, string refused) => async yard =>
    {
        await yard.PostAsync(path, body);
        return await yard.LineAsync(line => line.Contains($"is not authorized to perform: {refused}", StringComparison.Ordinal));
    };
}
