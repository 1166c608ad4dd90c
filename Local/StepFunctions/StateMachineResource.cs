using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions;

/// <summary>A state machine of the stack: <c>aws-native:stepfunctions:StateMachine</c>.</summary>
/// <remarks>AWS: CloudFormation User Guide, AWS::StepFunctions::StateMachine.</remarks>
internal sealed class StateMachineResource(DeployedStateMachines machines) : IUpdatableResourceType
{
    /// <summary>The other ways to give a definition, which would be ignored in silence.</summary>
    private static readonly string[] Unsupported = ["definition", "definitionS3Location", "definitionSubstitutions"];

    public string Token => "aws-native:stepfunctions:StateMachine";

    public Provisioned Create(ResourceRequest request)
    {
        var (description, parsed) = Read(request);
        return Deploy(request, () => machines.Declare(description, parsed));
    }

    /// <summary>Does what UpdateStateMachine does; a state machine that was deleted over the API comes back.</summary>
    public Provisioned Update(LiveResource live, ResourceRequest request)
    {
        var (description, parsed) = Read(request);
        var (before, _) = Read(live.Request);
        if (description.Name != before.Name || description.Type != before.Type)
        {
            throw request.Mistake("its name and type can't change while Local runs: start Local again.");
        }

        var arn = machines.ArnOf(description.Name);
        var update = new StateMachineUpdate(description.Definition, description.RoleArn, description.Logging, description.Tracing, Encryption: null);
        return Deploy(request, () =>
        {
            if (machines.Find(arn) is null)
            {
                return machines.Declare(description, parsed);
            }

            machines.Update(arn, update);
            return machines.Change(arn, entry => entry.With(description.Tags));
        });
    }

    private static Provisioned Deploy(ResourceRequest request, Func<StateMachineEntry> deploy)
    {
        try
        {
            var machine = deploy().Current;
            return new(machine.Arn, new Dictionary<string, object>
            {
                ["arn"] = machine.Arn,
                ["name"] = machine.Name,
                ["stateMachineRevisionId"] = machine.RevisionId ?? DeployedStateMachine.InitialRevision,
            });
        }
        catch (AwsException refused)
        {
            throw request.Mistake($"{refused.Code}: {refused.Message}");
        }
    }

    private static (StateMachineDescription Description, StateMachine Parsed) Read(ResourceRequest request)
    {
        if (Unsupported.FirstOrDefault(request.Inputs.ContainsKey) is { } input)
        {
            throw request.Mistake($"'{input}' is not supported here; give the whole definition, with its substitutions made, as 'definitionString'.");
        }

        var type = request.OptionalText("stateMachineType") switch
        {
            null or "STANDARD" => WorkflowType.Standard,
            "EXPRESS" => WorkflowType.Express,
            var other => throw request.Mistake($"'stateMachineType' is '{other}', where STANDARD or EXPRESS is expected."),
        };
        var definition = request.Text("definitionString");
        if (definition.Length > Operations.CreateStateMachine.LongestDefinition)
        {
            throw request.Mistake($"'definitionString' has {definition.Length} characters; Step Functions allows {Operations.CreateStateMachine.LongestDefinition}.");
        }

        var parsed = StateMachine.Parse(definition, type);
        if (parsed.Machine is not { } machine)
        {
            throw request.Mistake($"its definition has mistakes:{string.Concat(parsed.Errors.Select(problem => $"\n  {problem}"))}");
        }

        try
        {
            var logging = request.OptionalMap("loggingConfiguration") is { } configuration ? LoggingConfiguration.Read(configuration) : LoggingConfiguration.Off;
            var tracing = request.OptionalMap("tracingConfiguration")?.GetValueOrDefault("enabled") is true;
            return (new(request.PhysicalName("stateMachineName"), definition, request.Text("roleArn"), type, logging, tracing) { Tags = TagsOf(request) }, machine);
        }
        catch (AwsException refused)
        {
            throw request.Mistake($"{refused.Code}: {refused.Message}");
        }
    }

    private static ImmutableArray<Tag> TagsOf(ResourceRequest request) =>
        [.. request.List("tags").OfType<ImmutableDictionary<string, object>>().Select(tag => new Tag(TextOf(tag, "key"), TextOf(tag, "value")))];

    private static string TextOf(ImmutableDictionary<string, object> tag, string member) => tag.GetValueOrDefault(member) as string ?? "";
}
