using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Automation;

/// <summary>What GitHub's workflows may do in AWS: <c>deploy/github.yaml</c>.</summary>
public sealed class GitHubRolesTests
{
    private const string Account = "us-east-1:123456789012";

    private static readonly AccountTemplate Dev = AccountTemplate.GitHub("dev");

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
    public async Task The_deploy_role_makes_reads_and_unmakes_every_resource_that_the_stack_registers(string stack)
    {
        var roles = AccountTemplate.GitHub(stack);
        var needs = NeedsIn(stack);
        foreach (var resource in (await RecordedStack.Of(stack)).Resources.Where(resource => resource.Type.StartsWith("aws", StringComparison.Ordinal)))
        {
            needs.ShouldContainKey(resource.Type, $"{resource.Type} is new to the stack: what its deployment needs belongs into deploy/github.yaml, and here.");
            var (arn, actions) = needs[resource.Type];
            foreach (var action in actions)
            {
                roles.May("DeployRole", action, arn(resource)).ShouldBeTrue($"{action} on {arn(resource)}");
            }
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_deploy_role_passes_every_role_of_the_stack_to_the_service_that_it_trusts(string stack)
    {
        var roles = AccountTemplate.GitHub(stack);
        foreach (var role in (await RecordedStack.Of(stack)).Of("aws-native:iam:Role"))
        {
            var service = role.Inputs.GetProperty("assumeRolePolicyDocument").GetProperty("Statement")[0].GetProperty("Principal").GetProperty("Service").GetString()!;

            roles.May("DeployRole", "iam:PassRole", RoleArn(role), ("iam:PassedToService", service)).ShouldBeTrue($"{role.Name} to {service}");
        }
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
    [InlineData("MessagingPolicy")]
    public void A_policy_is_as_short_as_IAM_takes_it(string policy) =>
        // IAM doesn't count white space. The longest environment is as long as "production".
        AccountTemplate.GitHub("production").Properties(policy)["PolicyDocument"]!.ToJsonString().Length.ShouldBeLessThanOrEqualTo(6144);

    /// <summary>For each type of resource, its ARN and the permissions without which it can't be made, read, and unmade.</summary>
    /// <remarks>AWS: Service Authorization Reference; the handlers' permissions in the schemas of CloudFormation's resource types.</remarks>
    private static Dictionary<string, (Func<RecordedResource, string> Arn, string[] Actions)> NeedsIn(string stack) => new()
    {
        ["aws-native:apigateway:Account"] = (_ => Api("/account"), ["apigateway:PATCH", "apigateway:GET"]),
        ["aws-native:apigateway:Deployment"] = (_ => Api("/restapis/abc123/deployments/1"), RestPart),
        ["aws-native:apigateway:GatewayResponse"] = (_ => Api("/restapis/abc123/gatewayresponses/THROTTLED"), [.. RestPart, "apigateway:PUT"]),
        ["aws-native:apigateway:Method"] = (_ => Api("/restapis/abc123/resources/1/methods/POST"), [.. RestPart, "apigateway:PUT"]),
        ["aws-native:apigateway:Model"] = (_ => Api("/restapis/abc123/models/Pizza"), RestPart),
        ["aws-native:apigateway:RequestValidator"] = (_ => Api("/restapis/abc123/requestvalidators/1"), RestPart),
        ["aws-native:apigateway:Resource"] = (_ => Api("/restapis/abc123/resources/1"), RestPart),
        ["aws-native:apigateway:RestApi"] = (_ => Api("/restapis/abc123"), RestPart),
        ["aws-native:apigateway:Stage"] = (_ => Api("/restapis/abc123/stages/dev"), RestPart),
        ["aws-native:apigatewayv2:Api"] = (_ => Api("/apis"), ["apigateway:POST", "apigateway:GET"]),
        ["aws-native:apigatewayv2:Integration"] = (_ => Api("/apis/abc123/integrations/1"), ["apigateway:POST", "apigateway:GET", "apigateway:PATCH", "apigateway:DELETE"]),
        ["aws-native:apigatewayv2:Route"] = (_ => Api("/apis/abc123/routes/1"), ["apigateway:POST", "apigateway:GET", "apigateway:PATCH", "apigateway:DELETE"]),
        ["aws-native:apigatewayv2:Stage"] = (_ => Api("/apis/abc123/stages/$default"), ["apigateway:POST", "apigateway:GET", "apigateway:PATCH", "apigateway:DELETE"]),
        ["aws-native:batch:ComputeEnvironment"] = (it => $"arn:aws:batch:{Account}:compute-environment/{it.Text("computeEnvironmentName")}", ["batch:CreateComputeEnvironment", "batch:DeleteComputeEnvironment"]),
        ["aws-native:batch:JobDefinition"] = (it => $"arn:aws:batch:{Account}:job-definition/{it.Text("jobDefinitionName")}", ["batch:RegisterJobDefinition", "batch:DeregisterJobDefinition"]),
        ["aws-native:batch:JobQueue"] = (it => $"arn:aws:batch:{Account}:job-queue/{it.Text("jobQueueName")}", ["batch:CreateJobQueue", "batch:DeleteJobQueue"]),
        ["aws-native:cloudwatch:Alarm"] = (it => $"arn:aws:cloudwatch:{Account}:alarm:{it.Text("alarmName")}", ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"]),
        ["aws-native:dynamodb:Table"] = (it => Table(it.Text("tableName")), ["dynamodb:CreateTable", "dynamodb:DescribeTable", "dynamodb:UpdateTable", "dynamodb:DeleteTable"]),
        ["aws:dynamodb/tableItem:TableItem"] = (_ => Table($"dragons-{stack}"), ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DeleteItem"]),
        ["aws-native:events:EventBus"] = (it => $"arn:aws:events:{Account}:event-bus/{it.Text("name")}", ["events:CreateEventBus", "events:DescribeEventBus", "events:DeleteEventBus"]),
        ["aws-native:events:Rule"] = (it => $"arn:aws:events:{Account}:rule/{it.Text("eventBusName")}/{it.Text("name")}", ["events:PutRule", "events:PutTargets", "events:DescribeRule", "events:RemoveTargets", "events:DeleteRule"]),
        ["aws-native:iam:Role"] = (RoleArn, ["iam:CreateRole", "iam:PutRolePolicy", "iam:GetRole", "iam:GetRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:DeleteRolePolicy", "iam:DeleteRole"]),
        ["aws-native:logs:LogGroup"] = (it => $"arn:aws:logs:{Account}:log-group:{it.Text("logGroupName")}", ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:DeleteLogGroup"]),
        ["aws-native:pipes:Pipe"] = (it => $"arn:aws:pipes:{Account}:pipe/{it.Text("name")}", ["pipes:CreatePipe", "pipes:DescribePipe", "pipes:UpdatePipe", "pipes:DeletePipe"]),
        ["aws-native:sns:Topic"] = (it => $"arn:aws:sns:{Account}:{it.Text("topicName")}", ["sns:CreateTopic", "sns:GetTopicAttributes", "sns:DeleteTopic"]),
        ["aws-native:sns:TopicPolicy"] = (it => it.Inputs.GetProperty("topics")[0].GetString()!, ["sns:SetTopicAttributes", "sns:GetTopicAttributes"]),
        ["aws-native:sns:Subscription"] = (it => it.Text("topicArn"), ["sns:Subscribe", "sns:ListSubscriptionsByTopic"]),
        ["aws-native:sqs:Queue"] = (it => $"arn:aws:sqs:{Account}:{it.Text("queueName")}", ["sqs:CreateQueue", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes", "sqs:DeleteQueue"]),
        ["aws-native:sqs:QueueInlinePolicy"] = (it => QueueArn(it.Text("queue")), ["sqs:SetQueueAttributes", "sqs:GetQueueAttributes"]),
        ["aws-native:stepfunctions:StateMachine"] = (it => $"arn:aws:states:{Account}:stateMachine:{it.Text("stateMachineName")}", ["states:CreateStateMachine", "states:DescribeStateMachine", "states:UpdateStateMachine", "states:DeleteStateMachine"]),
        ["aws:lambda/function:Function"] = (it => $"arn:aws:lambda:{Account}:function:{it.Text("name")}", ["lambda:CreateFunction", "lambda:GetFunction", "lambda:UpdateFunctionCode", "lambda:DeleteFunction"]),
    };

    private static string[] RestPart => ["apigateway:POST", "apigateway:GET", "apigateway:PATCH", "apigateway:DELETE"];

    private static string Api(string path) => $"arn:aws:apigateway:us-east-1::{path}";

    private static string Table(string name) => $"arn:aws:dynamodb:{Account}:table/{name}";

    private static string QueueArn(string url) => $"arn:aws:sqs:{Account}:{url.Split('/')[^1]}";

    private static string RoleArn(RecordedResource role) => $"arn:aws:iam::123456789012:role/{role.Text("roleName")}";
}
