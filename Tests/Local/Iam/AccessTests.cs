using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.Iam;

public sealed class AccessTests
{
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:Pizza";
    private const string Baker = "arn:aws:iam::123456789012:role/baker";

    private readonly RecordingTerminal _terminal = new();
    private readonly AccessControl _access;

    public AccessTests() => _access = new(new Account(), _terminal, TimeProvider.System);

    [Fact]
    public void A_session_may_do_what_its_role_allows_and_is_told_what_it_may_not()
    {
        Register("""{"Effect":"Allow","Action":"states:StartExecution","Resource":"arn:aws:states:us-east-1:123456789012:stateMachine:Pizza"}""");
        var caller = _access.Assume(Baker, "states.amazonaws.com", Pizza, "night");

        caller.Arn.ShouldBe("arn:aws:sts::123456789012:assumed-role/baker/night");
        _access.Authorize(caller, "states:StartExecution", Pizza);
        var refusal = Should.Throw<AwsException>(() => _access.Authorize(caller, "states:StopExecution", Pizza));

        refusal.Code.ShouldBe("AccessDeniedException");
        refusal.Message.ShouldBe($"User: arn:aws:sts::123456789012:assumed-role/baker/night is not authorized to perform: states:StopExecution on resource: {Pizza} because no identity-based policy allows the states:StopExecution action");
        _terminal.Lines.ShouldHaveSingleItem().ShouldEndWith($$"""role baker may not states:StopExecution on {{Pizza}}; add to its policy: {"Effect":"Allow","Action":"states:StopExecution","Resource":"{{Pizza}}"}""");
    }

    [Fact]
    public void An_explicit_deny_is_named_as_such()
    {
        Register("""{"Effect":"Deny","Action":"states:*","Resource":"*"}""");
        var caller = _access.Assume(Baker, "states.amazonaws.com", Pizza, "night");

        Should.Throw<AwsException>(() => _access.Authorize(caller, "states:StopExecution", Pizza))
            .Message.ShouldEndWith($"is not authorized to perform: states:StopExecution on resource: {Pizza} with an explicit deny in an identity-based policy");
        _terminal.Lines.ShouldHaveSingleItem().ShouldContain("policy 'permissions' denies");
    }

    [Theory]
    [InlineData("states.amazonaws.com", "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.")]
    [InlineData("lambda.amazonaws.com", "The role defined for the function cannot be assumed by Lambda.")]
    [InlineData("apigateway.amazonaws.com", "API Gateway does not have permission to assume the provided role")]
    [InlineData("events.amazonaws.com", "User: events.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/baker")]
    public void A_role_that_does_not_trust_a_service_refuses_it_in_that_services_words(string service, string message)
    {
        Register("""{"Effect":"Allow","Action":"*","Resource":"*"}""", service: "sns.amazonaws.com");

        Should.Throw<AwsException>(() => _access.Assume(Baker, service, Pizza, "s")).Message.ShouldBe(message);
        _terminal.Lines.ShouldHaveSingleItem().ShouldContain($$"""add to its trust policy: {"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}""");
    }

    [Fact]
    public void A_pinned_source_is_compared_and_a_mismatch_told()
    {
        Register("""{"Effect":"Allow","Action":"*","Resource":"*"}""", condition: $$$"""{"ArnEquals":{"aws:SourceArn":"{{{Pizza}}}"},"StringEquals":{"aws:SourceAccount":"123456789012"}}""");

        _access.Assume(Baker, "states.amazonaws.com", Pizza, "s").RoleArn.ShouldBe(Baker);
        Should.Throw<AwsException>(() => _access.Assume(Baker, "states.amazonaws.com", Pizza + "2", "s"));
        _terminal.Lines.ShouldHaveSingleItem().ShouldContain($"aws:SourceArn is {Pizza}2, its trust policy wants ArnEquals {Pizza}");
    }

    [Fact]
    public void API_Gateway_names_no_source_so_a_role_that_pins_one_refuses_it()
    {
        Register("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "apigateway.amazonaws.com", """{"StringEquals":{"aws:SourceAccount":"123456789012"}}""");

        Should.Throw<AwsException>(() => _access.Assume(Baker, "apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:a/b", "s"));
    }

    [Fact]
    public void The_administrator_may_do_everything()
    {
        _access.Recognise(null).IsAdministrator.ShouldBeTrue();
        _access.Recognise("AKIAIOSFODNN7EXAMPLE").Arn.ShouldBe("arn:aws:iam::123456789012:root");
        _access.Authorize(_access.Administrator, "iam:DeleteRole", "*");
    }

    [Fact]
    public void Issued_credentials_are_recognised_as_who_they_were_issued_to()
    {
        var caller = new Caller("arn:aws:sts::123456789012:assumed-role/baker/night", Baker);
        var credentials = _access.Issue(caller);

        credentials.AccessKeyId.ShouldMatch("^ASIA[A-Z2-7]{16}$");
        _access.Recognise(credentials.AccessKeyId).ShouldBe(caller);
    }

    [Fact]
    public void A_policy_attached_later_changes_decisions_that_were_made_before()
    {
        Register("""{"Effect":"Allow","Action":"a:B","Resource":"*"}""");
        var caller = _access.Assume(Baker, "states.amazonaws.com", Pizza, "night");
        Should.Throw<AwsException>(() => _access.Authorize(caller, "a:C", "*"));

        new RolePolicyResource(_access).Create(Inputs.Request("aws-native:iam:RolePolicy", "more", """
            {"roleName":"baker","policyName":"more","policyDocument":{"Statement":{"Effect":"Allow","Action":"a:C","Resource":"*"}}}
            """));

        _access.Authorize(caller, "a:C", "*");
    }

    [Theory]
    [InlineData("""{"assumeRolePolicyDocument":{"Statement":[]},"permissionsBoundary":"arn:aws:iam::aws:policy/X"}""", "'permissionsBoundary' is not evaluated here")]
    [InlineData("""{"roleName":"r"}""", "'assumeRolePolicyDocument' is required")]
    [InlineData("""{"assumeRolePolicyDocument":{"Statement":[]},"managedPolicyArns":["arn:aws:iam::aws:policy/AdministratorAccess"]}""", "managed policy arn:aws:iam::aws:policy/AdministratorAccess is not known here")]
    [InlineData("""{"assumeRolePolicyDocument":"{"}""", "This is not JSON")]
    [InlineData("""{"assumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Principal":"*"}]}}""", "'Resource' is not expected here")]
    public void A_role_that_can_not_be_honoured_is_refused(string inputs, string problem) =>
        Should.Throw<ProvisioningException>(() => new RoleResource(new Account(), _access).Create(Inputs.Request("aws-native:iam:Role", "r", inputs)))
            .Message.ShouldContain(problem);

    private void Register(string statement, string service = "states.amazonaws.com", string condition = "{}") =>
        new RoleResource(new Account(), _access).Create(Inputs.Request("aws-native:iam:Role", "baker", $$$"""
            {
              "roleName": "baker",
              "assumeRolePolicyDocument": {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole","Condition":{{{condition}}}}]},
              "policies": [{"policyName":"permissions","policyDocument":{"Version":"2012-10-17","Statement":[{{{statement}}}]}}]
            }
            """));
}
