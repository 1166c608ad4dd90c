using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 1: a synchronous Express workflow behind <c>POST /</c> and <c>POST /pizza</c>, of the REST API too.</summary>
public sealed class Pizza : ComponentResource
{
    public static readonly DefinitionFile Definition = new("pizza", WorkflowType.Express, "PineappleCheckArn");

    public Pizza(HttpApi api, RestApi rest, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Pizza", "pizza")
    {
        var parent = new ComponentResourceOptions { Parent = this };

        var pineappleCheck = new Function("PineappleCheck", new FunctionArgs(), target, settings, parent);

        Workflow = new Workflow(
            "pizza",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "PizzaStateMachine",

                // Who asks for pineapple is told so by an execution that fails.
                FailuresToAlarm = 100,
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("PineappleCheckArn", pineappleCheck.Arn),
            },
            target,
            settings,
            parent);

        Routes =
        [
            new Route("root", "POST /", api, Workflow, settings, parent),
            new Route("pizza", "POST /pizza", api, Workflow, settings, parent),
        ];
        RestRoute = new RestRoute("pizza", "POST /pizza", rest, StatesAction.StartSyncExecution, Workflow, settings, parent);
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public ImmutableArray<Route> Routes { get; }

    public RestRoute RestRoute { get; }
}
