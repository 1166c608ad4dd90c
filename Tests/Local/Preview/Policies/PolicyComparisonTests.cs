using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Preview;
using Stepyard.Local.Preview.Policies;

namespace Stepyard.Tests.Local.Preview.Policies;

public sealed class PolicyComparisonTests
{
    private const string Publish = """{"Sid": "Publish", "Effect": "Allow", "Action": ["sns:Publish"], "Resource": ["arn:aws:sns:us-east-1:123456789012:a"]}""";
    private const string Trust = """{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "states.amazonaws.com"}}""";

    [Theory]
    [InlineData("[\"sns:Publish\"]", "\"sns:Publish\"")]
    [InlineData("[\"sns:Publish\"]", "[\"sns:Publish\", \"sns:Publish\"]")]
    public void The_same_statement_is_no_change_however_it_is_written(string text, string replacement) =>
        Compare([Publish], [Publish.Replace(text, replacement, StringComparison.Ordinal)]).ShouldBeEmpty();

    [Fact]
    public void The_order_of_statements_and_of_values_means_nothing() => Compare(
        [Publish, """{"Sid": "Send", "Effect": "Allow", "Action": ["sqs:a", "sqs:b"], "Resource": "*"}"""],
        ["""{"Sid": "Send", "Effect": "Allow", "Action": ["sqs:b", "sqs:a"], "Resource": ["*"]}""", Publish]).ShouldBeEmpty();

    [Fact]
    public void A_statement_that_is_new_is_told_with_what_it_says() => Compare([], [Publish]).ShouldBe(
        ["+ statement Publish", "+ Effect: Allow", "+ Action: sns:Publish", "+ Resource: arn:aws:sns:us-east-1:123456789012:a"]);

    [Fact]
    public void A_statement_that_is_gone_is_told_with_what_it_said() => Compare([Trust], []).ShouldBe(
        ["- statement Allow sts:AssumeRole", "- Effect: Allow", "- Action: sts:AssumeRole", "- Principal.Service: states.amazonaws.com"]);

    [Theory]
    [InlineData("[\"sns:Publish\"]", "[\"sns:Publish\", \"sns:Subscribe\"]", "+ Action: sns:Subscribe")]
    [InlineData("[\"sns:Publish\"]", "[\"sns:*\"]", "~ Action: sns:Publish => sns:*")]
    [InlineData("[\"arn:aws:sns:us-east-1:123456789012:a\"]", "\"*\"", "~ Resource: arn:aws:sns:us-east-1:123456789012:a => *")]
    [InlineData("\"Allow\"", "\"Deny\"", "~ Effect: Allow => Deny")]
    [InlineData("\"Sid\"", "\"Condition\": {\"Bool\": {\"aws:SecureTransport\": true}}, \"Sid\"", "+ Condition.Bool.aws:SecureTransport: true")]
    public void A_statement_that_changes_is_told_by_what_does(string text, string replacement, string change) =>
        Compare([Publish], [Publish.Replace(text, replacement, StringComparison.Ordinal)]).ShouldBe(["~ statement Publish", change]);

    [Fact]
    public void Statements_without_names_are_told_apart_by_what_stays() => Compare(
        [Trust, Trust.Replace("states", "lambda", StringComparison.Ordinal)],
        [Trust.Replace("states", "pipes", StringComparison.Ordinal), Trust]).ShouldBe(
        ["~ statement Allow sts:AssumeRole", "~ Principal.Service: lambda.amazonaws.com => pipes.amazonaws.com"]);

    [Fact]
    public void Several_policies_of_a_role_are_told_apart()
    {
        var before = Policies(("a", Publish), ("b", Trust));
        var after = Policies(("a", Publish), ("b", Publish));

        PolicyComparison.Compare(before, after).Select(part => $"{part.Kind.Sign} {part.Name}").ShouldBe(["+ b: Publish", "- b: Allow sts:AssumeRole"]);
    }

    [Fact]
    public void A_policy_in_a_string_is_a_policy_and_so_is_the_statement_of_an_event_bus()
    {
        PolicyDocuments.StatementsOf(JsonSerializer.SerializeToElement($$"""{"Statement": {{Publish}}}""")).ShouldHaveSingleItem().Sid.ShouldBe("Publish");
        PolicyDocuments.StatementsOf(JsonElement.Parse(Publish)).ShouldHaveSingleItem().Sid.ShouldBe("Publish");
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("\"{\\\"Statement\\\"\"")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[{\"name\": 1}, 2]")]
    [InlineData("7")]
    public void What_is_no_policy_has_no_statements(string value) => PolicyDocuments.StatementsOf(JsonElement.Parse(value)).ShouldBeEmpty();

    private static ImmutableArray<PolicyStatement> Policies(params (string Name, string Statement)[] policies) => PolicyDocuments.StatementsOf(JsonElement.Parse(
        $"[{string.Join(',', policies.Select(policy => $$$"""{"policyName": "{{{policy.Name}}}", "policyDocument": {"Statement": [{{{policy.Statement}}}]}}"""))}]"));

    private static string[] Compare(string[] before, string[] after) =>
    [
        .. PolicyComparison.Compare(Statements(before), Statements(after)).SelectMany(part => part.Values
            .Select(value => $"{value.Kind.Sign} {value.Path}: {string.Join(" => ", new[] { value.Before, value.After }.OfType<JsonElement>())}")
            .Prepend($"{part.Kind.Sign} {part.Part} {part.Name}")),
    ];

    private static ImmutableArray<PolicyStatement> Statements(string[] statements) =>
        PolicyDocuments.StatementsOf(JsonElement.Parse($$"""{"Version": "2012-10-17", "Statement": [{{string.Join(',', statements)}}]}"""));
}
