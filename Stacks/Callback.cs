using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>
/// System 5: a Standard workflow behind <c>POST /callback</c> that asks through a queue, and waits for the answer of whoever takes the message.
/// A person approves or rejects with a link to the REST API: <c>GET /approvals?taskToken=…</c>, a page whose two buttons answer the workflow.
/// </summary>
public sealed class Callback : ComponentResource
{
    public static readonly DefinitionFile Definition = new("callback", WorkflowType.Standard, "CallbackQueueUrl");

    public Callback(HttpApi api, RestApi rest, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
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
        RestPage = new RestPage("approval", "GET /approvals", rest, parent);
        RestRoutes =
        [
            new RestRoute("approve", "POST /approvals/approve", rest, StatesAction.SendTaskSuccess, Workflow, settings, parent),
            new RestRoute("reject", "POST /approvals/reject", rest, StatesAction.SendTaskFailure, Workflow, settings, parent),
        ];
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public Route Route { get; }

    /// <summary>Where a link leads.</summary>
    public RestPage RestPage { get; }

    /// <summary>Where its buttons lead.</summary>
    public ImmutableArray<RestRoute> RestRoutes { get; }
}
