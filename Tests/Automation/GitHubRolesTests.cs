using System.Text.Json;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.Automation;

/// <summary>What GitHub's workflows may do in AWS: <c>deploy/github.yaml</c>.</summary>
public sealed class GitHubRolesTests
{
    private const string Account = "us-east-1:123456789012";

    private static readonly AccountTemplate Dev = AccountTemplate.GitHub("dev");

    /// <summary>The prefixes of IAM's actions for a provider's types, where they differ from the type's module.</summary>
    private static readonly Dictionary<string, string> Prefixes = new() { ["apigatewayv2"] = "apigateway", ["stepfunctions"] = "states" };

    // What IAM calls reading; kms:Decrypt opens what has been read.
    private static readonly string[] Reading = ["Get", "List", "Describe", "GET", "Decrypt"];

    [Fact]
    public void The_preview_role_can_only_read() =>
        Dev.ActionsOf("PreviewRole").ShouldAllBe(action => Reading.Any(verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal)));

    [Theory]
    [InlineData("PreviewRole")]
    [InlineData("DeployRole")]
    public void No_action_is_a_wildcard(string role) => Dev.ActionsOf(role).ShouldAllBe(action => !action.Contains('*', StringComparison.Ordinal));

    [Theory]
    [InlineData("states:GetExecutionHistory", $"arn:aws:states:{Account}:execution:Pizza-dev:1")]
    [InlineData("sqs:ReceiveMessage", $"arn:aws:sqs:{Account}:approvals-dev")]
    [InlineData("logs:FilterLogEvents", $"arn:aws:logs:{Account}:log-group:/aws/lambda/AddDragon-dev:*")]
    [InlineData("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/pizza-route-dev")]
    [InlineData("s3:PutObject", "arn:aws:s3:::state/.pulumi/stacks/stepyard/dev.json")]
    public void The_preview_role_sees_no_payload_and_changes_nothing(string action, string resource) =>
        Dev.May("PreviewRole", action, resource).ShouldBeFalse();

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task The_deploy_role_reaches_every_kind_of_resource_that_the_stack_registers(string stack)
    {
        var actions = AccountTemplate.GitHub(stack).ActionsOf("DeployRole").ToArray();
        var types = (await RecordedStack.Of(stack)).Resources.Select(resource => resource.Type).Where(type => type.StartsWith("aws", StringComparison.Ordinal));

        var prefixes = types.Select(type => type.Split(':')[1].Split('/')[0]).Distinct().Select(module => Prefixes.GetValueOrDefault(module, module));

        foreach (var prefix in prefixes)
        {
            // Each of them can be made, read and unmade.
            Names(prefix).ShouldContain(name => name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Put", StringComparison.Ordinal) || name == "POST", prefix);
            Names(prefix).ShouldContain(name => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Describe", StringComparison.Ordinal) || name == "GET", prefix);
            Names(prefix).ShouldContain(name => name.StartsWith("Delete", StringComparison.OrdinalIgnoreCase), prefix);
        }

        IEnumerable<string> Names(string prefix) =>
            actions.Where(action => action.StartsWith(prefix + ":", StringComparison.Ordinal)).Select(action => action[(prefix.Length + 1)..]);
    }

    [Theory]
    [InlineData("states:UpdateStateMachine", $"arn:aws:states:{Account}:stateMachine:PizzaStateMachine-")]
    [InlineData("lambda:UpdateFunctionCode", $"arn:aws:lambda:{Account}:function:AddDragon-")]
    [InlineData("dynamodb:DeleteTable", $"arn:aws:dynamodb:{Account}:table/dragons-")]
    [InlineData("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/pizza-route-")]
    [InlineData("logs:PutRetentionPolicy", $"arn:aws:logs:{Account}:log-group:/aws/vendedlogs/states/PizzaStateMachine-")]
    [InlineData("sqs:DeleteQueue", $"arn:aws:sqs:{Account}:approvals-")]
    public void A_deploy_role_changes_its_own_environment_and_no_other(string action, string resource)
    {
        Dev.May("DeployRole", action, resource + "dev").ShouldBeTrue();
        Dev.May("DeployRole", action, resource + "prod").ShouldBeFalse();
        AccountTemplate.GitHub("prod").May("DeployRole", action, resource + "prod").ShouldBeTrue();
    }

    [Theory]
    [InlineData("stacks/stepyard/dev.json")]
    [InlineData("locks/organization/stepyard/dev/4f2c.json")]
    [InlineData("history/stepyard/dev/dev-1.history.json")]
    public void A_deploy_role_writes_the_state_of_its_own_environment_and_no_other(string key)
    {
        Dev.May("DeployRole", "s3:PutObject", $"arn:aws:s3:::state/.pulumi/{key}").ShouldBeTrue();
        AccountTemplate.GitHub("prod").May("DeployRole", "s3:PutObject", $"arn:aws:s3:::state/.pulumi/{key}").ShouldBeFalse();
    }

    [Theory]
    [InlineData("DeployRole")]
    [InlineData("PreviewRole")]
    public void No_role_can_give_itself_more(string role)
    {
        var self = Dev.Properties(role)["RoleName"]!.GetValue<string>();

        Dev.May("DeployRole", "iam:PutRolePolicy", $"arn:aws:iam::123456789012:role/{self}").ShouldBeFalse();
        Dev.May("DeployRole", "iam:UpdateAssumeRolePolicy", $"arn:aws:iam::123456789012:role/{self}").ShouldBeFalse();
    }

    [Theory]
    [InlineData("states.amazonaws.com", true)]
    [InlineData("ec2.amazonaws.com", false)]
    public void A_deploy_role_passes_roles_to_the_stacks_services_alone(string service, bool allowed) =>
        Dev.May("DeployRole", "iam:PassRole", "arn:aws:iam::123456789012:role/pizza-workflow-dev", ("iam:PassedToService", service)).ShouldBe(allowed);

    [Theory]
    [InlineData("DeployRole", "repo:octo-org/stepyard:environment:dev")]
    [InlineData("PreviewRole", "repo:octo-org/stepyard:environment:preview-dev")]
    public void A_role_trusts_one_environment_of_one_repository(string role, string subject)
    {
        var statement = Dev.Properties(role)["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Single()!;

        statement["Action"]!.GetValue<string>().ShouldBe("sts:AssumeRoleWithWebIdentity");
        statement["Principal"]!["Federated"]!.GetValue<string>().ShouldBe("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
        statement["Condition"]!.ToJsonString().ShouldBe(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, string>
            {
                ["token.actions.githubusercontent.com:aud"] = "sts.amazonaws.com",
                ["token.actions.githubusercontent.com:sub"] = subject,
            },
        }));
    }

    [Theory]
    [InlineData("StateReadPolicy")]
    [InlineData("StateWritePolicy")]
    [InlineData("ReadPolicy")]
    [InlineData("DeployPolicy")]
    public void A_policy_is_as_short_as_IAM_takes_it(string policy) =>
        // IAM doesn't count white space. The longest environment is as long as "production".
        AccountTemplate.GitHub("production").Properties(policy)["PolicyDocument"]!.ToJsonString().Length.ShouldBeLessThanOrEqualTo(6144);
}
