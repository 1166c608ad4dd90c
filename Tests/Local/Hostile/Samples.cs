using System.Text.Json;
using Stepyard.Local.ServiceModels;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Hostile;

/// <summary>Requests that are nearly right: each operation's members with values that exist in a <see cref="HostileYard"/>, so that what is wrong gets far.</summary>
internal static class Samples
{
    /// <summary>Values that a member may not have, as JSON.</summary>
    public static readonly string[] Junk =
    [
        "null", "true", "0", "-1", "1.5", "1e300", "99999999999999999999", "\"\"", "\"x\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\nb\"", "\"../../etc/passwd\"",
        "\"arn:aws:states:us-east-1:123456789012:stateMachine:../x\"", "\"arn:aws:states:::\"", "\"arn:\"", "\"{}\"", "\"{\\\"a\\\":\"", "\"💥\"", "[]", "[null]", "[[]]", "[{}]", "[\"x\",1]", "{}",
        "{\"a\":1}", "{\"\":null}", "{\"S\":{}}", Nested(60), $"\"{new string('x', 3000)}\"",
    ];

    private static readonly Dictionary<string, string> ByMember = new(StringComparer.Ordinal)
    {
        // Step Functions
        ["stateMachineArn"] = Text(HostileYard.Machine),
        ["executionArn"] = Text(HostileYard.Execution),
        ["activityArn"] = Text("arn:aws:states:us-east-1:123456789012:activity:none"),
        ["mapRunArn"] = Text("arn:aws:states:us-east-1:123456789012:mapRun:pizza/Each:1"),
        ["stateMachineAliasArn"] = Text(HostileYard.Machine + ":live"),
        ["stateMachineVersionArn"] = Text(HostileYard.Machine + ":1"),
        ["resourceArn"] = Text(HostileYard.Machine),
        ["name"] = Text("another"),
        ["definition"] = Text(StatesYard.Pass),
        ["roleArn"] = Text(StatesYard.UnknownRole),
        ["taskToken"] = Text("AAAA"),
        ["output"] = Text("{}"),
        ["input"] = Text("{}"),
        ["tags"] = """[{"key":"k","value":"v"}]""",
        ["tagKeys"] = """["k"]""",
        ["routingConfiguration"] = $$"""[{"stateMachineVersionArn":"{{HostileYard.Machine}}:1","weight":100}]""",
        ["weight"] = "100",
        ["mock"] = """{"result":"{}"}""",
        ["stateConfiguration"] = "{}",
        ["maxResults"] = "10",
        // DynamoDB
        ["TableName"] = Text("dragons"),
        ["Key"] = """{"name":{"S":"Atlas"}}""",
        ["Item"] = """{"name":{"S":"Atlas"},"size":{"N":"3"}}""",
        ["KeyConditionExpression"] = Text("#n = :n"),
        ["UpdateExpression"] = Text("SET size = :n"),
        ["ExpressionAttributeNames"] = """{"#n":"name"}""",
        ["ExpressionAttributeValues"] = """{":n":{"S":"Atlas"}}""",
        ["RequestItems"] = """{"dragons":[{"PutRequest":{"Item":{"name":{"S":"x"}}}}]}""",
        ["TransactItems"] = """[{"Put":{"TableName":"dragons","Item":{"name":{"S":"x"}}}}]""",
        // SQS
        ["QueueUrl"] = Text("http://127.0.0.1:4566/123456789012/orders"),
        ["QueueName"] = Text("orders"),
        ["MessageBody"] = Text("m"),
        ["ReceiptHandle"] = Text("AAAA"),
        ["VisibilityTimeout"] = "0",
        ["Entries"] = """[{"Id":"a","MessageBody":"m"}]""",
        ["Attributes"] = "{}",
        ["Tags"] = "{}",
        ["TagKeys"] = "[]",
        // Logs
        ["logGroupName"] = Text("/log"),
        ["logStreamName"] = Text("stream"),
        ["logEvents"] = """[{"timestamp":1,"message":"m"}]""",
        // EventBridge
        ["Name"] = Text("rule"),
        ["Rule"] = Text("rule"),
        ["EventPattern"] = Text("""{"source":["x"]}"""),
        ["Targets"] = """[{"Id":"1","Arn":"arn:aws:sqs:us-east-1:123456789012:orders"}]""",
        ["Ids"] = """["1"]""",
    };

    /// <summary>The members of an operation's request, as its service's model has them.</summary>
    public static IReadOnlyList<string> MembersOf(ServiceOperation operation) =>
        operation.Input is { } input ? [.. ((ObjectValue)((ObjectValue)operation.Service.Shapes[input])["f"]).Select(member => MemberName.Parse(member.Key).Wire)] : [];

    /// <summary>A value of a member that exists, as JSON; null where there is none.</summary>
    public static string? Of(string member) => ByMember.GetValueOrDefault(member);

    /// <summary>Whether a member of an operation's request is a text.</summary>
    public static bool IsText(ServiceOperation operation, string member)
    {
        var values = new ModelValues(operation.Service.Shapes, isSdk: false);
        return values.ScalarOf(((ObjectValue)((ObjectValue)operation.Service.Shapes[operation.Input!])["f"]).First(found => MemberName.Parse(found.Key).Wire == member).Value.ToText()) == "s";
    }

    /// <summary>A request with every member for which there is a sample, one of them replaced; a null replacement leaves it out.</summary>
    public static string Request(ServiceOperation operation, string member, string? replacement) => Request(
        MembersOf(operation).Where(name => name != member && ByMember.ContainsKey(name)).Select(name => (name, ByMember[name])).Concat(replacement is null ? [] : [(member, replacement)]));

    public static string Request(IEnumerable<(string Name, string Value)> members) => $"{{{string.Join(',', members.Select(member => $"{Text(member.Name)}:{member.Value}"))}}}";

    /// <summary>Arrays in arrays.</summary>
    public static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    public static string Text(string text) => JsonSerializer.Serialize(text);
}
