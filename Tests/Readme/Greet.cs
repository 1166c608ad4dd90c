using System.Collections.Immutable;
using Pulumi;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

public sealed class Greet : ComponentResource
{
    public static readonly DefinitionFile Definition = new("greet", WorkflowType.Express);

    public Greet(HttpApi api, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Greet", "greet")
    {
        var parent = new ComponentResourceOptions { Parent = this };
        var workflow = new Workflow("greet", new WorkflowArgs(definitions["greet"]), target, settings, parent);
        _ = new Route("greet", "POST /greet", api, workflow, settings, parent);
        RegisterOutputs();
    }
}
