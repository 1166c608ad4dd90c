using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Benchmarks.Servers;

/// <summary>A pizza workflow that decides by itself, behind <c>POST /</c> of an HTTP API and <c>POST /pizza</c> of a REST API.</summary>
internal sealed class PizzaWithoutLambda : Stack
{
    private static readonly DefinitionFile Definition = new("pizza", WorkflowType.Express);

    public PizzaWithoutLambda()
    {
        var settings = StackSettings.Read();
        var target = new AwsTarget();
        var folder = Path.Combine(AppContext.BaseDirectory, "Servers");
        var definitions = DefinitionFile.ReadAll(folder, Definition);
        var workflow = new Workflow(Definition.Name, new WorkflowArgs(definitions[Definition.Name]), target, settings);
        _ = new Route("root", "POST /", new HttpApi("benchmark", settings), workflow, settings);

        // With the model and the templates that the stack has.
        var rest = new RestApi("benchmark-rest", RestMapping.ReadAll(folder), target, settings);
        _ = new RestRoute("pizza", "POST /pizza", rest, StatesAction.StartSyncExecution, workflow, settings);
        rest.Deploy();
    }
}
