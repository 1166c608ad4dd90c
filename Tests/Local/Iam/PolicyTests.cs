using System.Collections.Immutable;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Iam;

public sealed class PolicyTests
{
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:Pizza";

    [Theory]
    [InlineData("states:StartExecution", Pizza, true)]
    [InlineData("STATES:startexecution", Pizza, true)]
    [InlineData("states:Start*", Pizza, true)]
    [InlineData("states:StartExecutio?", Pizza, true)]
    [InlineData("*", "*", true)]
    [InlineData("states:StopExecution", Pizza, false)]
    [InlineData("states:StartExecution", "arn:aws:states:us-east-1:123456789012:stateMachine:pizza", false)]
    [InlineData("states:StartExecution", "arn:aws:states:*:*:stateMachine:P?zza", true)]
    [InlineData("states:StartExecution", "arn:aws:states:us-east-1:123456789012:stateMachine:*", true)]
    [InlineData("states:StartExecution", "arn:aws:states:*:stateMachine:Pizza:x:y", false)]
    [InlineData("states:StartExecution", "arn:aws:states:${aws:RequestedRegion}:${aws:PrincipalAccount}:stateMachine:Pizza", true)]
    [InlineData("states:StartExecution", "arn:aws:states:${aws:Nothing}:123456789012:stateMachine:Pizza", false)]
    public void A_statement_allows_what_its_patterns_match(string action, string resource, bool isAllowed) =>
        Decide($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""").IsAllowed.ShouldBe(isAllowed);

    [Theory]
    [InlineData("""{"Effect":"Allow","NotAction":"states:StopExecution","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","states:Start*"],"Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:sns:*:*:*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"*","NotResource":["arn:aws:sns:*:*:*","arn:aws:states:*:*:*"]}""", false)]
    public void NotAction_and_NotResource_allow_everything_else(string statement, bool isAllowed) =>
        Decide(statement).IsAllowed.ShouldBe(isAllowed);

    [Fact]
    public void Nothing_is_allowed_unless_a_statement_says_so() => Decide().IsAllowed.ShouldBeFalse();

    [Fact]
    public void An_explicit_deny_wins_wherever_it_stands()
    {
        const string Allow = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
        const string Deny = """{"Effect":"Deny","Action":"states:*","Resource":"*"}""";

        Decide(Allow, Deny).Denial.ShouldNotBeNull();
        Decide(Deny, Allow).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void A_phone_number_is_no_arn_so_sms_is_granted_by_exception_of_all_topics()
    {
        const string Sms = """{"Effect":"Allow","Action":"sns:Publish","NotResource":"arn:aws:sns:*:*:*"}""";

        Ask("sns:Publish", "+15555555555", Sms).IsAllowed.ShouldBeTrue();
        Ask("sns:Publish", "arn:aws:sns:us-east-1:123456789012:topic", Sms).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}""", true)]
    [InlineData("""{"StringEquals":{"AWS:requestedregion":["eu-west-1","us-east-1"]}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"US-EAST-1"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:RequestedRegion":"US-EAST-1"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","us-east-1"]}}""", false)]
    [InlineData("""{"StringLike":{"aws:RequestedRegion":"us-*"}}""", true)]
    [InlineData("""{"StringNotLike":{"aws:RequestedRegion":"us-*"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:SourceVpc":"vpc-1"}}""", false)]
    [InlineData("""{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}""", true)]
    [InlineData("""{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}}""", false)]
    [InlineData("""{"ForAnyValue:StringLike":{"aws:RequestedRegion":"us-*"}}""", true)]
    [InlineData("""{"Null":{"aws:SourceVpc":"true"}}""", true)]
    [InlineData("""{"Null":{"aws:RequestedRegion":true}}""", false)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", true)]
    [InlineData("""{"Bool":{"aws:SecureTransport":false}}""", false)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/b*"}}""", true)]
    [InlineData("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/other"}}""", false)]
    [InlineData("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/b*"}}""", false)]
    [InlineData("""{"NumericLessThan":{"aws:EpochTime":"1800000000"}}""", true)]
    [InlineData("""{"NumericGreaterThanEquals":{"aws:EpochTime":1800000000}}""", false)]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}""", false)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","127.0.0.0/8"]}}""", true)]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":"127.0.0.1"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"us-east-1"},"Bool":{"aws:SecureTransport":"false"}}""", false)]
    public void Conditions_compare_as_IAM_does_and_all_have_to_hold(string condition, bool holds) =>
        Decide($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""").IsAllowed.ShouldBe(holds);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"a:B","Resource":"*","Condition":{"StringEqals":{"k":"v"}}}""", "condition operator StringEqals is not known")]
    [InlineData("""{"Effect":"allow","Action":"a:B","Resource":"*"}""", "allowed are Allow and Deny")]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", "either 'Action' or 'NotAction'")]
    [InlineData("""{"Effect":"Allow","Action":"a:B","NotAction":"a:C","Resource":"*"}""", "either 'Action' or 'NotAction'")]
    [InlineData("""{"Effect":"Allow","Action":"a:B"}""", "either 'Resource' or 'NotResource'")]
    [InlineData("""{"Effect":"Allow","Action":"StartExecution","Resource":"*"}""", "must be prefixed with a vendor")]
    [InlineData("""{"Effect":"Allow","Action":"a:B","Resource":"Pizza"}""", "must be in ARN format or \"*\"")]
    [InlineData("""{"Effect":"Allow","Action":"a:B","Resource":"*","Resources":"*"}""", "'Resources' is not expected")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""", "'Action' is empty")]
    [InlineData("""{"Effect":"Allow","Action":"a:B","Resource":"*","Principal":"*"}""", "'Principal' is not expected")]
    public void A_malformed_policy_is_refused_with_what_is_wrong(string statement, string problem) =>
        Should.Throw<ProvisioningException>(() => Decide(statement)).Message.ShouldContain(problem);

    private static Decision Decide(params string[] statements) => Ask("states:StartExecution", Pizza, statements);

    private static Decision Ask(string action, string resource, params string[] statements)
    {
        ImmutableArray<PolicyDocument> policies =
            [.. statements.Select(statement => PolicyDocument.ParseIdentity("test", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""))];
        return Decision.Of(policies, new(action, resource, null, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:RequestedRegion"] = "us-east-1",
            ["aws:PrincipalAccount"] = "123456789012",
            ["aws:PrincipalArn"] = "arn:aws:iam::123456789012:role/baker",
            ["aws:SecureTransport"] = "true",
            ["aws:EpochTime"] = "1795183942",
            ["aws:CurrentTime"] = "2026-11-20T14:00:00Z",
            ["aws:SourceIp"] = "127.0.0.1",
        }));
    }
}
