using Pulumi.AwsNative.Events;
using Pulumi.AwsNative.Events.Inputs;
using Pulumi.AwsNative.Sqs;
using Stepyard.Local;
using Stepyard.Local.EventBridge;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Queue = Pulumi.AwsNative.Sqs.Queue;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>A Pulumi program with a bus, a rule and a queue, in which each is given to the next as outputs.</summary>
public sealed class EventStackTests
{
    [Fact]
    public async Task A_rule_of_a_program_delivers_to_its_queue()
    {
        QueueDirectory queues = null!;
        await using var yard = await Yard.StartAsync(Yards.Options() with
        {
            Services = services =>
            {
                services.AddIam();
                queues = services.AddSqs();
                services.AddEventBridge(new() { Queues = queues });
            },
            Program = PulumiPrograms.Of<EventStack>(),
        });

        await yard.TaskIntegrations["events:putEvents"].InvokeAsync(
            new("State", "arn:aws:states:::events:putEvents", Stepyard.StatesLanguage.Values.Value.Parse("""{"Entries":[{"Source":"shop","DetailType":"Order","Detail":{"item":"book"},"EventBusName":"shop"}]}"""), null, null, null),
            yard.Access.Administrator,
            default);
        var received = await queues.Named("orders").ReceiveAsync(1, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20), CancellationToken.None);

        received.ShouldHaveSingleItem().Body.ShouldBe("""{"item":"book"}""");
    }

    private sealed class EventStack : Pulumi.Stack
    {
        public EventStack()
        {
            var bus = new EventBus("shop", new() { Name = "shop", Description = "orders" });
            var queue = new Queue("orders", new() { QueueName = "orders" });
            var rule = new Rule("orders", new()
            {
                EventBusName = bus.Name.Apply(name => name!),
                EventPattern = new Dictionary<string, object> { ["source"] = new[] { "shop" } },
                State = RuleState.Enabled,
                Targets =
                {
                    new RuleTargetArgs { Id = "queue", Arn = queue.Arn, InputPath = "$.detail", RetryPolicy = new RuleRetryPolicyArgs { MaximumRetryAttempts = 3 } },
                },
            });
            _ = new QueueInlinePolicy("orders", new()
            {
                Queue = queue.QueueUrl,
                PolicyDocument = Pulumi.Output.Tuple(queue.Arn, rule.Arn).Apply(arns => (object)new Dictionary<string, object>
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, object> { ["Service"] = "events.amazonaws.com" },
                        ["Action"] = "sqs:SendMessage",
                        ["Resource"] = arns.Item1,
                        ["Condition"] = new Dictionary<string, object> { ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = arns.Item2 } },
                    },
                }),
            });
            _ = new EventBusPolicy("shop", new()
            {
                EventBusName = bus.Name.Apply(name => name!),
                StatementId = "orders",
                Statement = new Dictionary<string, object>
                {
                    ["Effect"] = "Allow",
                    ["Principal"] = "*",
                    ["Action"] = "events:PutEvents",
                    ["Resource"] = "arn:aws:events:us-east-1:123456789012:event-bus/shop",
                },
            });
        }
    }
}
