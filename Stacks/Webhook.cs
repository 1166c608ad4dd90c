using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 3: an asynchronous Express workflow behind <c>POST /webhook</c> of the REST API, which takes any payload and waits for nothing.</summary>
public sealed class Webhook : ComponentResource
{
    public static readonly DefinitionFile Definition = new("webhook", WorkflowType.Express, "LogPayloadArn");

    public Webhook(RestApi rest, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Webhook", "webhook")
    {
        var parent = new ComponentResourceOptions { Parent = this };

        // Who sent the payload hears nothing of what became of it, and an Express workflow has no history: the logs are all there is, in every environment.
        var logPayload = new Function("LogPayload", new FunctionArgs { LogLevel = "INFO" }, target, settings, parent);

        Workflow = new Workflow(
            "webhook",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "WebhookStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("LogPayloadArn", logPayload.Arn),
                LogsEverything = true,
            },
            target,
            settings,
            parent);

        RestRoute = new RestRoute("webhook", "POST /webhook", rest, StatesAction.StartExecution, Workflow, settings, parent);
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public RestRoute RestRoute { get; }
}
