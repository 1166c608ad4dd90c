using Stepyard.Local.ServiceModels;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>What Step Functions says to requests whose members are missing, too long or no ARN: in every operation the same.</summary>
public sealed class StepFunctionsTests(HostileYard yard) : IClassFixture<HostileYard>
{
    private static readonly ServiceModel Api = ServiceCatalog.Find("sfn")!;

    public static TheoryData<string, string> Required => new()
    {
        { "CreateActivity", "name" },
        { "CreateStateMachine", "name definition roleArn" },
        { "CreateStateMachineAlias", "name routingConfiguration" },
        { "DeleteActivity", "activityArn" },
        { "DeleteStateMachine", "stateMachineArn" },
        { "DeleteStateMachineAlias", "stateMachineAliasArn" },
        { "DeleteStateMachineVersion", "stateMachineVersionArn" },
        { "DescribeActivity", "activityArn" },
        { "DescribeExecution", "executionArn" },
        { "DescribeMapRun", "mapRunArn" },
        { "DescribeStateMachine", "stateMachineArn" },
        { "DescribeStateMachineAlias", "stateMachineAliasArn" },
        { "DescribeStateMachineForExecution", "executionArn" },
        { "GetActivityTask", "activityArn" },
        { "GetExecutionHistory", "executionArn" },
        { "ListMapRuns", "executionArn" },
        { "ListStateMachineAliases", "stateMachineArn" },
        { "ListStateMachineVersions", "stateMachineArn" },
        { "ListTagsForResource", "resourceArn" },
        { "PublishStateMachineVersion", "stateMachineArn" },
        { "SendTaskFailure", "taskToken" },
        { "SendTaskHeartbeat", "taskToken" },
        { "SendTaskSuccess", "taskToken output" },
        { "StartExecution", "stateMachineArn" },
        { "StartSyncExecution", "stateMachineArn" },
        { "StopExecution", "executionArn" },
        { "TagResource", "resourceArn tags" },
        { "TestState", "definition" },
        { "UntagResource", "resourceArn tagKeys" },
        { "UpdateMapRun", "mapRunArn" },
        { "UpdateStateMachine", "stateMachineArn" },
        { "UpdateStateMachineAlias", "stateMachineAliasArn" },
        { "ValidateStateMachineDefinition", "definition" },
    };

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_member_that_must_be_there_is_asked_for(string operation, string members)
    {
        foreach (var member in members.Split(' '))
        {
            foreach (var absent in new[] { null, "null" })
            {
                var answer = await yard.SendAsync($"AWSStepFunctions.{operation}", Samples.Request(OperationOf(operation), member, absent));
                (answer.Status, answer.Code).ShouldBe((400, "ValidationException"), member);
                answer.Message!.ShouldContain($"Value null at '{member}' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_in_every_operation()
    {
        var tooLong = $"\"{new string('1', 1_100_000)}\"";
        foreach (var operation in Operations)
        {
            foreach (var member in Samples.MembersOf(operation).Where(member => Samples.IsText(operation, member)))
            {
                var answer = await yard.SendAsync($"AWSStepFunctions.{operation.Name}", Samples.Request(operation, member, tooLong));
                answer.Status.ShouldBe(400, $"{operation.Name} {member} {answer.Body[..Math.Min(answer.Body.Length, 300)]}");
                answer.Code.ShouldBeOneOf("ValidationException", "InvalidName", member == "revisionId" ? "ConflictException" : "ValidationException");
            }
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("arn")]
    [InlineData(":::::::")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:states:us-east-1")]
    [InlineData("arn:aws:states:us-east-1:123456789012:oven:x")]
    [InlineData("../../../etc/passwd")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine")]
    public async Task What_is_no_ARN_is_refused_in_every_operation(string arn)
    {
        foreach (var operation in Operations)
        {
            foreach (var member in Samples.MembersOf(operation).Where(member => member.EndsWith("Arn", StringComparison.Ordinal) && member != "roleArn"))
            {
                // Of the two that ListExecutions takes only one may be there.
                var request = operation.Name == "ListExecutions" ? Samples.Request([(member, Samples.Text(arn))]) : Samples.Request(operation, member, Samples.Text(arn));
                var answer = await yard.SendAsync($"AWSStepFunctions.{operation.Name}", request);
                (answer.Status, answer.Code).ShouldBe((400, "InvalidArn"), $"{operation.Name} {member} {answer.Body}");
            }
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAA")]
    [InlineData("💥")]
    [InlineData("eyJvZmZzZXQiOi0xfQ==")]
    [InlineData("////////////////////////////////")]
    public async Task A_token_that_nobody_gave_is_invalid(string token)
    {
        foreach (var operation in Operations)
        {
            foreach (var member in Samples.MembersOf(operation).Where(member => member is "nextToken" or "taskToken"))
            {
                var request = operation.Name == "ListExecutions"
                    ? Samples.Request([("stateMachineArn", Samples.Text(HostileYard.Machine)), (member, Samples.Text(token))])
                    : Samples.Request(operation, member, Samples.Text(token));
                var answer = await yard.SendAsync($"AWSStepFunctions.{operation.Name}", request);
                (answer.Status, answer.Code).ShouldBe((400, operation.Name == "ListMapRuns" && answer.Code == "InvalidArn" ? "InvalidArn" : "InvalidToken"), $"{operation.Name} {answer.Body}");
            }
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("💥")]
    [InlineData("a b")]
    public async Task A_name_that_could_be_a_path_is_no_name(string name)
    {
        foreach (var (operation, member) in new[] { ("CreateStateMachine", "name"), ("CreateActivity", "name"), ("StartExecution", "name"), ("StartSyncExecution", "name") })
        {
            var answer = await yard.SendAsync($"AWSStepFunctions.{operation}", Samples.Request(OperationOf(operation), member, Samples.Text(name)));
            if (name == "..")
            {
                // Dots are allowed, and no name is a file's.
                answer.Status.ShouldBeOneOf(200, 400);
                continue;
            }

            (answer.Status, answer.Code).ShouldBe((400, "InvalidName"), $"{operation} {answer.Body}");
        }
    }

    [Theory]
    [InlineData(1_001)]
    [InlineData(100_000)]
    public async Task JSON_in_a_text_may_nest_as_deep_as_a_state_can_take_it(int depth)
    {
        var deep = Samples.Text(Samples.Nested(depth));
        foreach (var (operation, member, code) in new[]
        {
            ("StartExecution", "input", "InvalidExecutionInput"),
            ("StartSyncExecution", "input", "InvalidExecutionInput"),
            ("SendTaskSuccess", "output", "InvalidOutput"),
            ("TestState", "input", "InvalidExecutionInput"),
            ("CreateStateMachine", "definition", "InvalidDefinition"),
            ("TestState", "definition", "InvalidDefinition"),
        })
        {
            var request = operation == "StartSyncExecution"
                ? Samples.Request([("stateMachineArn", Samples.Text(HostileYard.Express)), (member, deep)])
                : Samples.Request(OperationOf(operation), member, deep);
            var answer = await yard.SendAsync($"AWSStepFunctions.{operation}", request);
            (answer.Status, answer.Code).ShouldBe((400, code), $"{operation} {member}");
        }
    }

    // What a parser that recurses would end the whole process with.
    [Theory]
    [InlineData("$", "[", "")]
    [InlineData("$.a[?(", "(", ")]")]
    [InlineData("States.Array(", "States.Array(", ")")]
    [InlineData("{% ", "(", " %}")]
    [InlineData("{% ", "[", " %}")]
    [InlineData("{% ", "{'a':", " %}")]
    [InlineData("{% ", "-", "1 %}")]
    [InlineData("{% ", "function(){", " %}")]
    [InlineData("{% ", "1?", "1 %}")]
    [InlineData("{% 1", "+1", " %}")]
    [InlineData("{% /", "(", "/ %}")]
    public async Task An_expression_that_nests_without_end_is_a_mistake_like_any_other(string beginning, string piece, string end)
    {
        var expression = beginning + string.Concat(Enumerable.Repeat(piece, 30_000)) + end;
        var isJsonata = expression.StartsWith("{%", StringComparison.Ordinal);
        var state = isJsonata ? $"\"QueryLanguage\":\"JSONata\",\"Output\":{Samples.Text(expression)}" : $"\"Parameters\":{{\"a.$\":{Samples.Text(expression)}}}";
        var definition = $$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,{{{state}}} } } }""";

        var answer = await yard.SendAsync("AWSStepFunctions.ValidateStateMachineDefinition", Samples.Request([("definition", Samples.Text(definition))]));

        answer.Status.ShouldBe(200, answer.Body);
    }

    [Theory]
    [InlineData("\"Type\":\"Parallel\",\"End\":true,\"Branches\":[", "]")]
    [InlineData("\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":", "")]
    public async Task A_state_that_nests_without_end_is_a_mistake_like_any_other(string open, string close)
    {
        foreach (var depth in new[] { 200, 5_000 })
        {
            var opened = string.Concat(Enumerable.Repeat($"{{\"StartAt\":\"A\",\"States\":{{\"A\":{{{open}", depth));
            var closed = string.Concat(Enumerable.Repeat($"{close}}}}}}}", depth));
            var definition = $$$"""{{{opened}}}{"StartAt":"A","States":{"A":{"Type":"Pass","End":true} } }{{{closed}}}""";
            (await yard.SendAsync("AWSStepFunctions.ValidateStateMachineDefinition", Samples.Request([("definition", Samples.Text(definition))]))).Status.ShouldBe(200);
        }
    }

    private IEnumerable<ServiceOperation> Operations => yard.Yard.JsonOperations.Keys
        .Where(target => target.StartsWith("AWSStepFunctions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(target => HostileYard.OperationOf(target)!);

    private static ServiceOperation OperationOf(string name) => Api.Find($"{char.ToLowerInvariant(name[0])}{name[1..]}")!;
}
