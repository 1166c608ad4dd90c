using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Preview.Policies;

namespace Stepyard.Tests.Local.Preview.Policies;

public sealed class AccessComparisonTests
{
    private const string A = "arn:aws:sns:us-east-1:123456789012:a";
    private const string B = "arn:aws:sns:us-east-1:123456789012:b";

    [Theory]
    [InlineData("sns:Publish", A, "sns:Publish", A)]
    [InlineData("sns:*", A, "sns:Publish", A)]
    [InlineData("*", "*", "sns:Publish", A)]
    [InlineData("sns:Publish", "*", "sns:Publish", "arn:aws:sns:*:*:*")]
    [InlineData("sns:publish", A, "SNS:Publish", A)]
    [InlineData("sns:Pub*", "arn:aws:sns:us-east-1:123456789012:*", "sns:Publish", B)]
    public void What_was_allowed_already_is_not_wider(string action, string resource, string newAction, string newResource) =>
        Widened([Allow(action, resource)], [Allow(newAction, newResource)]).ShouldBeEmpty();

    [Theory]
    [InlineData("sns:Subscribe", A, $"allows sns:Subscribe on {A}, a new action")]
    [InlineData("sns:*", A, $"allows sns:* on {A}, a new action")]
    [InlineData("*", A, $"allows * on {A}, a new action")]
    [InlineData("sns:Publish", B, $"allows sns:Publish on {B}, which is more than before")]
    [InlineData("sns:Publish", "*", "allows sns:Publish on *, which is more than before")]
    [InlineData("sns:Publish", "arn:aws:sns:us-east-1:123456789012:?", "allows sns:Publish on arn:aws:sns:us-east-1:123456789012:?, which is more than before")]
    public void A_new_action_a_wildcard_and_a_larger_resource_are_wider(string action, string resource, string sentence) =>
        Widened([Allow("sns:Publish", A)], [Allow("sns:Publish", A), Allow(action, resource)]).ShouldBe([sentence]);

    [Fact]
    public void A_question_mark_lets_in_less_than_a_star() =>
        Widened([Allow("sns:Publish", "arn:aws:sns:::?")], [Allow("sns:Publish", "arn:aws:sns:::*")]).ShouldBe(["allows sns:Publish on arn:aws:sns:::*, which is more than before"]);

    [Fact]
    public void An_ARN_counts_in_upper_and_lower_case() =>
        Widened([Allow("sns:Publish", A)], [Allow("sns:Publish", A[..^1] + "A")]).ShouldHaveSingleItem();

    [Fact]
    public void Statements_that_are_cut_in_another_way_are_not_wider() => Widened(
        ["""{"Effect": "Allow", "Action": ["sns:Publish", "sns:Subscribe"], "Resource": ["a", "b"]}"""],
        [
            """{"Sid": "One", "Effect": "Allow", "Action": "sns:Publish", "Resource": ["b", "a"]}""",
            """{"Sid": "Two", "Effect": "Allow", "Action": "sns:Subscribe", "Resource": "a"}""",
        ]).ShouldBeEmpty();

    [Fact]
    public void Actions_on_one_resource_are_one_sentence() => Widened(
        [], ["""{"Effect": "Allow", "Action": ["sns:Publish", "sns:Subscribe"], "Resource": ["a", "b"]}"""]).ShouldBe(
        ["allows sns:Publish, sns:Subscribe on a, a new action", "allows sns:Publish, sns:Subscribe on b, a new action"]);

    [Theory]
    [InlineData("""{"StringEquals": {"aws:SourceAccount": "1"}}""", "", ", no longer only where StringEquals aws:SourceAccount 1")]
    [InlineData("""{"StringEquals": {"aws:SourceAccount": "1"}, "ArnEquals": {"aws:SourceArn": "a"}}""", "", ", no longer only where ArnEquals aws:SourceArn a and StringEquals aws:SourceAccount 1")]
    [InlineData("""{"StringEquals": {"aws:SourceAccount": "1"}}""", """{"StringEquals": {"aws:SourceAccount": ["1", "2"]}}""", ", no longer only where StringEquals aws:SourceAccount 1")]
    [InlineData("""{"ArnEquals": {"aws:SourceArn": "a"}}""", """{"ArnLike": {"aws:SourceArn": "*"}}""", ", no longer only where ArnEquals aws:SourceArn a")]
    [InlineData("""{"StringNotEquals": {"aws:SourceAccount": ["1", "2"]}}""", """{"StringNotEquals": {"aws:SourceAccount": "1"}}""", ", no longer only where StringNotEquals aws:SourceAccount 1 or 2")]
    public void A_condition_that_is_dropped_or_loosened_is_wider(string before, string after, string remark) =>
        Widened([Allow("sns:Publish", A, before)], [Allow("sns:Publish", A, after)]).ShouldBe([$"allows sns:Publish on {A}{remark}"]);

    [Theory]
    [InlineData("", """{"StringEquals": {"aws:SourceAccount": "1"}}""")]
    [InlineData("""{"StringEquals": {"aws:SourceAccount": ["1", "2"]}}""", """{"StringEquals": {"aws:SourceAccount": "1"}}""")]
    [InlineData("""{"StringEquals": {"aws:SourceAccount": "1"}}""", """{"StringEquals": {"aws:SourceAccount": "1"}, "Bool": {"aws:SecureTransport": "true"}}""")]
    [InlineData("""{"StringNotEquals": {"aws:SourceAccount": "1"}}""", """{"StringNotEquals": {"aws:SourceAccount": ["1", "2"]}}""")]
    public void A_condition_that_is_added_or_tightened_is_not_wider(string before, string after) =>
        Widened([Allow("sns:Publish", A, before)], [Allow("sns:Publish", A, after)]).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"Service": ["states.amazonaws.com", "lambda.amazonaws.com"]}""", "allows sts:AssumeRole to lambda.amazonaws.com, another principal")]
    [InlineData("""{"Service": "lambda.amazonaws.com"}""", "allows sts:AssumeRole to lambda.amazonaws.com, another principal")]
    [InlineData("""{"Service": "states.amazonaws.com", "AWS": "arn:aws:iam::210987654321:root"}""", "allows sts:AssumeRole to arn:aws:iam::210987654321:root, another principal")]
    [InlineData("\"*\"", "allows sts:AssumeRole to *, another principal")]
    [InlineData("""{"AWS": "*"}""", "allows sts:AssumeRole to *, another principal")]
    public void A_trust_policy_that_lets_in_another_principal_is_wider(string principal, string sentence) =>
        Widened([Trust("""{"Service": "states.amazonaws.com"}""")], [Trust(principal)]).ShouldBe([sentence]);

    [Fact]
    public void A_trust_policy_that_is_no_longer_pinned_is_wider()
    {
        const string Service = """{"Service": "states.amazonaws.com"}, "Condition": {"StringEquals": {"aws:SourceAccount": "1"}}""";

        Widened([Trust(Service)], [Trust("""{"Service": "states.amazonaws.com"}""")]).ShouldBe(
            ["allows sts:AssumeRole to states.amazonaws.com, no longer only where StringEquals aws:SourceAccount 1"]);
    }

    [Fact]
    public void A_policy_of_a_resource_tells_who_may_do_what_on_what() => Widened(
        [], ["""{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "q"}"""])
        .ShouldBe(["allows sqs:SendMessage on q to events.amazonaws.com, a new action"]);

    [Theory]
    [InlineData("\"NotResource\": [\"arn:aws:sns:*:*:*\", \"arn:aws:sqs:*:*:*\"]", "\"NotResource\": \"arn:aws:sns:*:*:*\"", "allows sns:Publish on everything but arn:aws:sns:*:*:*, which is more than before")]
    [InlineData("\"NotResource\": \"arn:aws:sns:*:*:*\"", "\"NotResource\": [\"arn:aws:sns:*:*:*\", \"arn:aws:sqs:*:*:*\"]", null)]
    [InlineData("\"NotResource\": \"arn:aws:sns:*:*:*\"", "\"Resource\": \"+15555555555\"", null)]
    [InlineData("\"NotResource\": \"arn:aws:sns:*:*:*\"", $"\"Resource\": \"{A}\"", $"allows sns:Publish on {A}, which is more than before")]
    [InlineData("\"Resource\": \"*\"", "\"NotResource\": \"arn:aws:sns:*:*:*\"", null)]
    [InlineData($"\"Resource\": \"{A}\"", $"\"NotResource\": \"{B}\"", $"allows sns:Publish on everything but {B}, which is more than before")]
    public void Exceptions_are_understood(string before, string after, string? sentence) =>
        Widened([$$"""{"Effect": "Allow", "Action": "sns:Publish", {{before}}}"""], [$$"""{"Effect": "Allow", "Action": "sns:Publish", {{after}}}"""])
            .ShouldBe(sentence is null ? [] : [sentence]);

    [Fact]
    public void Everything_but_some_actions_is_wider_than_one() =>
        Widened([Allow("sns:Publish", A)], [$$"""{"Effect": "Allow", "NotAction": "iam:*", "Resource": "{{A}}"}"""]).ShouldBe([$"allows everything but iam:* on {A}, a new action"]);

    [Fact]
    public void A_refusal_that_is_gone_is_wider() =>
        Widened([Allow("*", "*"), $$"""{"Effect": "Deny", "Action": "sns:*", "Resource": "{{A}}"}"""], [Allow("*", "*")]).ShouldBe([$"no longer denies sns:* on {A}"]);

    [Fact]
    public void A_refusal_that_is_new_or_larger_is_not_wider() => Widened(
        [Allow("*", "*"), $$"""{"Effect": "Deny", "Action": "sns:*", "Resource": "{{A}}"}"""],
        [Allow("*", "*"), """{"Effect": "Deny", "Action": "*", "Resource": "*"}"""]).ShouldBeEmpty();

    [Fact]
    public void A_refusal_under_a_condition_that_it_did_not_have_is_wider() => Widened(
        ["""{"Effect": "Deny", "Action": "sns:*", "Resource": "*"}"""],
        ["""{"Effect": "Deny", "Action": "sns:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}"""]).ShouldBe(["no longer denies sns:* on *"]);

    [Fact]
    public void A_statement_that_is_gone_is_not_wider() => Widened([Allow("sns:Publish", A), Allow("sns:Publish", B)], [Allow("sns:Publish", A)]).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"Effect": "Allow", "Action": "sns:*", "Resource": "a"}""", "allows sns:* on a")]
    [InlineData("""{"Effect": "Allow", "NotAction": "iam:*", "Resource": "a"}""", "allows everything but iam:* on a")]
    [InlineData("""{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "a", "Principal": "*"}""", "allows sqs:SendMessage on a to *")]
    [InlineData("""{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "a", "Principal": "*", "Condition": {"ArnEquals": {"aws:SourceArn": "t"}}}""", null)]
    [InlineData("""{"Effect": "Allow", "Action": "xray:PutTraceSegments", "Resource": "*"}""", null)]
    [InlineData("""{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "states.amazonaws.com"}}""", null)]
    [InlineData("""{"Effect": "Deny", "Action": "*", "Resource": "*"}""", null)]
    public void A_policy_that_is_new_is_warned_of_where_it_is_open_to_everyone_or_everything(string statement, string? sentence) =>
        AccessComparison.WideOpen(Statements([statement])).ShouldBe(sentence is null ? [] : [sentence]);

    private static IEnumerable<string> Widened(string[] before, string[] after) => AccessComparison.Widened(Statements(before), Statements(after));

    private static string Allow(string action, string resource, string condition = "") =>
        $$"""{"Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"{{(condition.Length == 0 ? "" : $", \"Condition\": {condition}")}}}""";

    private static string Trust(string principal) => $$"""{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {{principal}}}""";

    private static ImmutableArray<PolicyStatement> Statements(string[] statements) =>
        PolicyDocuments.StatementsOf(JsonElement.Parse($$"""{"Version": "2012-10-17", "Statement": [{{string.Join(',', statements)}}]}"""));
}
