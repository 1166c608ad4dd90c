using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Benchmarks.Servers;

/// <summary>A pizza workflow that decides by itself, behind <c>POST /</c>.</summary>
internal sealed class PizzaWithoutLambda : Stack
{
    private static readonly DefinitionFile Definition = new("pizza", WorkflowType.Express);

    public PizzaWithoutLambda()
    {
        var settings = StackSettings.Read();
        var definitions = DefinitionFile.ReadAll(Path.Combine(AppContext.BaseDirectory, "Servers"), Definition);
        var workflow = new Workflow(Definition.Name, new WorkflowArgs(definitions[Definition.Name]), new AwsTarget(), settings);
        _ = new Route("root", "POST /", new HttpApi("benchmark", settings), workflow, settings);
    }
}
