using System.Text.Json;

using Stepyard.Local.Preview;
namespace Stepyard.Tests.Stacks;

/// <summary>What the role of a workflow with HTTP Tasks is allowed.</summary>
public sealed class HttpPermissionTests
{
    private const string Connection = "arn:aws:events:us-east-1:123456789012:connection/shop/1";

    [Theory]
    [InlineData("\"ApiEndpoint\":\"https://api.example.com/orders\"", """{"StringEquals":{"states:HTTPEndpoint":"https://api.example.com/orders","states:HTTPMethod":"POST"}}""")]
    [InlineData("\"ApiEndpoint\":\"https://${NotificationsTopicArn}\"", """{"StringEquals":{"states:HTTPEndpoint":"https://arn:aws:sns:us-east-1:123456789012:notifications-dev","states:HTTPMethod":"POST"}}""")]
    [InlineData("\"ApiEndpoint.$\":\"States.Format('https://api.example.com/orders/{}/items', $.id)\"", """{"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"https://api.example.com/orders/*"}}""")]
    [InlineData("\"ApiEndpoint.$\":\"States.Format('${NotificationsTopicArn}/orders?id={}', $.id)\"", """{"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"arn:aws:sns:us-east-1:123456789012:notifications-dev/orders${?}id=*"}}""")]
    [InlineData("\"QueryLanguage\":\"JSONata\",\"ApiEndpoint\":\"{% 'https://api.example.com/' & $states.input.id %}\"", """{"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"https://api.example.com/*"}}""")]
    public async Task An_HTTP_Task_may_call_its_endpoint_with_its_method_and_use_its_connection(string endpoint, string condition)
    {
        var statements = await StatementsAsync($"{endpoint},\"Method\":\"POST\",\"InvocationConfig\":{{\"ConnectionArn\":\"{Connection}\"}}");

        Text(statements, "CallHttpEndpoint1", "Action").ShouldBe("""["states:InvokeHTTPEndpoint"]""");
        Text(statements, "CallHttpEndpoint1", "Resource").ShouldBe("""["arn:aws:states:us-east-1:123456789012:stateMachine:NotifyStateMachine-dev"]""");
        Text(statements, "CallHttpEndpoint1", "Condition").ShouldBe(condition);
        Text(statements, "UseConnections", "Resource").ShouldBe($"[\"{Connection}\"]");
        Text(statements, "ReadConnectionSecrets", "Resource").ShouldBe("""["arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection/shop/*"]""");
    }

    [Theory]
    [InlineData("\"ApiEndpoint.$\":\"$.url\",\"Method\":\"GET\"", "\"ApiEndpoint\" is missing, or only shows at run time. Give it a fixed value, or one that begins with a fixed host and a slash")]
    [InlineData("\"ApiEndpoint.$\":\"States.Format('https://{}/orders', $.host)\",\"Method\":\"GET\"", "\"ApiEndpoint\" is missing, or only shows at run time.")]
    [InlineData("\"ApiEndpoint.$\":\"States.Format('https://api.example{}/orders', $.host)\",\"Method\":\"GET\"", "\"ApiEndpoint\" is missing, or only shows at run time.")]
    [InlineData("\"ApiEndpoint\":\"https://api.example.com/\",\"Method.$\":\"$.method\"", "\"Method\" is missing, or only shows at run time. Give it a fixed value.")]
    [InlineData("\"ApiEndpoint\":\"https://api.example.com/\",\"Method\":\"GET\",\"Authentication\":{\"ConnectionArn.$\":\"$.arn\"}", "\"ConnectionArn\" is missing, or only shows at run time.")]
    public async Task What_only_shows_at_run_time_is_nothing_to_derive_a_permission_from(string parameters, string why)
    {
        var failure = await Should.ThrowAsync<Exception>(() => StatementsAsync(
            parameters.Contains("Authentication", StringComparison.Ordinal) ? parameters : $"{parameters},\"Authentication\":{{\"ConnectionArn\":\"{Connection}\"}}"));

        failure.Message.ShouldContain($"definitions/notify.asl.json: state 'Call' calls arn:aws:states:::http:invoke, and what its role needs can't be read off the definition: {why}");
    }

    private static async Task<JsonElement[]> StatementsAsync(string parameters)
    {
        const string Language = "\"QueryLanguage\":\"JSONata\",";
        var isJsonata = parameters.StartsWith(Language, StringComparison.Ordinal);
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", $$"""
            {"Comment":"${NotificationsTopicArn}","StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::http:invoke","End":true,
              {{(isJsonata ? Language + "\"Arguments\"" : "\"Parameters\"")}}:{ {{(isJsonata ? parameters[Language.Length..] : parameters)}} } } } }
            """);

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });
        return [.. stack.Single("aws-native:iam:Role", "notify-workflow").Inputs.GetProperty("policies").EnumerateArray()
            .SelectMany(policy => policy.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray())];
    }

    private static string Text(JsonElement[] statements, string sid, string name) =>
        statements.Single(statement => statement.GetProperty("Sid").GetString() == sid).GetProperty(name).GetRawText();
}
