using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Events;
using Pulumi.AwsNative.Events.Inputs;
using Pulumi.AwsNative.Sqs;

namespace Stepyard.Components;

/// <summary>
/// A rule of an event bus that starts one workflow for each event of a kind, through a role that may start that workflow and nothing else.
/// The event's detail is the workflow's input; an event that can't be delivered is kept in a dead-letter queue.
/// </summary>
/// <remarks>AWS: Amazon EventBridge User Guide, "Rules in Amazon EventBridge" and "Using dead-letter queues to process undelivered events".</remarks>
public sealed class EventRoute : ComponentResource
{
    private const string Service = "events.amazonaws.com";

    /// <param name="name">The rule's name; the stack's name is added to the physical one.</param>
    /// <param name="args">Which events, and of which bus.</param>
    /// <param name="workflow">What they start.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public EventRoute(string name, EventRouteArgs args, Workflow workflow, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:EventRoute", name, options)
    {
        var ruleName = $"{name}-{settings.Stack}";
        var ruleArn = Output.Format($"{target.Arn("events", "rule")}/{args.Bus}/{ruleName}");

        var role = new ServiceRole(
            $"{name}-event",
            new ServiceRoleArgs($"Lets the rule {ruleName} start its workflow", Service, new Statement("StartWorkflow", "states:StartExecution", workflow.Arn))
                .ForAccount(target.AccountId)
                .ForResource(ruleArn),
            settings,
            new ComponentResourceOptions { Parent = this });

        var deadLetters = new DeadLetterQueue(name, target, settings, options: new ComponentResourceOptions { Parent = this });
        var policy = new QueueInlinePolicy(
            $"{name}-dead-letters",
            new QueueInlinePolicyArgs { Queue = deadLetters.Url, PolicyDocument = Statement.Sender(Service, ruleArn, deadLetters.Arn) },
            new CustomResourceOptions { Parent = this });

        _ = new Rule(
            name,
            new RuleArgs
            {
                Name = ruleName,
                EventBusName = args.Bus,
                EventPattern = ImmutableDictionary<string, object>.Empty
                    .Add("source", ImmutableArray.Create(args.Source))
                    .Add("detail-type", ImmutableArray.Create(args.DetailType)),
                State = RuleState.Enabled,
                Targets =
                {
                    new RuleTargetArgs
                    {
                        Id = workflow.Name,
                        Arn = workflow.Arn,
                        RoleArn = role.Arn,
                        InputPath = "$.detail",
                        DeadLetterConfig = new RuleDeadLetterConfigArgs { Arn = deadLetters.Arn },
                    },
                },
            },

            // Without its policy the queue takes nothing, and what the rule can't deliver is lost.
            new CustomResourceOptions { Parent = this, DependsOn = { policy } });
        RegisterOutputs();
    }
}

/// <summary>Which events take an <see cref="EventRoute"/>.</summary>
/// <param name="Bus">The name of the bus that they arrive on.</param>
/// <param name="Source">Who puts them.</param>
/// <param name="DetailType">What has happened.</param>
public sealed record EventRouteArgs(Output<string> Bus, string Source, string DetailType);
