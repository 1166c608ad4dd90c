using Stepyard.Local.Preview;
using static Stepyard.Tests.Stacks.RolePolicies;

namespace Stepyard.Tests.Stacks;

/// <summary>The queues, and who may send to them and take from them.</summary>
public sealed class QueueTests
{
    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Every_queue_is_encrypted_and_has_a_queue_for_what_nobody_can_handle(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var queues = stack.Of("aws-native:sqs:Queue").ToDictionary(queue => $"arn:aws:sqs:us-east-1:123456789012:{queue.Text("queueName")}");
        queues.Values.ShouldAllBe(queue => queue.Inputs.GetProperty("sqsManagedSseEnabled").GetBoolean());
        foreach (var (arn, queue) in queues.Where(queue => !queue.Value.Name.EndsWith("-dead-letters", StringComparison.Ordinal)))
        {
            var deadLetters = queues[queue.Inputs.GetProperty("redrivePolicy").GetProperty("deadLetterTargetArn").GetString()!];
            deadLetters.Name.ShouldBe($"{queue.Name}-dead-letters");
            deadLetters.Inputs.GetProperty("redriveAllowPolicy").GetProperty("sourceQueueArns")[0].GetString().ShouldBe(arn);
        }
    }

    [Theory]
    [InlineData("deliveries", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("receipts", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("order-ready-dead-letters", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("order-placed-dead-letters", "events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/orders-dev/order-placed-dev")]
    public async Task A_queue_takes_messages_from_the_one_topic_or_rule_that_its_policy_names(string queue, string service, string source)
    {
        var stack = await RecordedStack.Of("dev");

        var policy = stack.Single("aws-native:sqs:QueueInlinePolicy", queue);
        policy.Text("queue").ShouldEndWith($"/{queue}-dev");
        var statement = policy.Inputs.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray().ShouldHaveSingleItem();
        (statement.GetProperty("Principal").GetProperty("Service").GetString(), statement.GetProperty("Action").GetString(), statement.GetProperty("Resource").GetString())
            .ShouldBe((service, "sqs:SendMessage", $"arn:aws:sqs:us-east-1:123456789012:{queue}-dev"));
        SourceOf(policy.Inputs.GetProperty("policyDocument")).ShouldBe(source);
    }

    [Fact]
    public async Task A_rule_may_start_its_workflow_and_a_pipe_may_take_from_its_queue_as_well_and_nothing_else()
    {
        var stack = await RecordedStack.Of("dev");

        AllowedTo(stack.Single(Role, "order-placed-event")).ShouldBe(["states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:KitchenStateMachine-dev"]);
        AllowedTo(stack.Single(Role, "deliveries-pipe")).ShouldBe(
        [
            "sqs:DeleteMessage on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "sqs:GetQueueAttributes on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "sqs:ReceiveMessage on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:DeliveryStateMachine-dev",
        ]);
        Source("order-placed-event").ShouldBe("arn:aws:events:us-east-1:123456789012:rule/orders-dev/order-placed-dev");
        Source("deliveries-pipe").ShouldBe("arn:aws:pipes:us-east-1:123456789012:pipe/deliveries-dev");

        string? Source(string role) => SourceOf(stack.Single(Role, role).Inputs.GetProperty("assumeRolePolicyDocument"));
    }
}
