using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 5: a Standard workflow behind <c>POST /callback</c> that asks through a queue, and waits for the answer of whoever takes the message.</summary>
public sealed class Callback : ComponentResource
{
    public static readonly DefinitionFile Definition = new("callback", WorkflowType.Standard, "CallbackQueueUrl");

    public Callback(HttpApi api, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Callback", "callback")
    {
        var parent = new ComponentResourceOptions { Parent = this };
        var queue = new MessageQueue("callback", target, settings, parent);

        Workflow = new Workflow(
            "callback",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "CallbackStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("CallbackQueueUrl", queue.Url),
            },
            target,
            settings,
            parent);

        Route = new Route("callback", "POST /callback", api, Workflow, settings, parent);
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public Route Route { get; }
}
