using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sns;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 4: a Standard workflow behind <c>POST /notify</c> that waits, then publishes to a topic.</summary>
public sealed class Notify : ComponentResource
{
    public static readonly DefinitionFile Definition = new("notify", WorkflowType.Standard, "NotificationsTopicArn");

    public Notify(HttpApi api, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Notify", "notify")
    {
        var parent = new ComponentResourceOptions { Parent = this };

        var topic = new Topic(
            "notifications",
            new TopicArgs
            {
                TopicName = $"notifications-{settings.Stack}",

                // SNS's own key: roles of the account that may publish may use it.
                KmsMasterKeyId = "alias/aws/sns",
            },
            new CustomResourceOptions { Parent = this });
        TopicArn = topic.TopicArn;

        Workflow = new Workflow(
            "notify",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "NotifyStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("NotificationsTopicArn", TopicArn),
            },
            target,
            settings,
            parent);

        Route = new Route("notify", "POST /notify", api, Workflow, settings, parent);
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public Route Route { get; }

    /// <summary>The topic that subscribers subscribe to.</summary>
    public Output<string> TopicArn { get; }
}
