using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Whatever AWS can tag says which project and which environment it belongs to.</summary>
internal sealed class Tagged : GuardRail
{
    private static readonly string[] Required = ["Project", "Stack"];

    private static readonly string[] Taggable =
    [
        Types.Alarm, Types.EventRule, Types.Function, Types.HttpStage, Types.LogGroup, Types.Queue, Types.RestStage, Types.Role, Types.StateMachine, Types.Table, Types.Topic,
        "aws-native:apigateway:RestApi", "aws-native:apigatewayv2:Api", "aws-native:batch:ComputeEnvironment", "aws-native:batch:JobDefinition", "aws-native:batch:JobQueue",
        "aws-native:events:EventBus", "aws-native:pipes:Pipe",
    ];

    public override string Name => "tagged";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from resource in stack.Of(Taggable)
        let missing = Required.Except(TagsOf(resource), StringComparer.Ordinal).ToArray()
        where missing.Length > 0
        select Found(resource, $"it has no tag {string.Join(" and ", missing)}. StackTags gives them to everything below the stack: is it registered outside?");

    // A list of key and value, or a map.
    private static IEnumerable<string> TagsOf(RecordedResource resource) => resource.Inputs.At("tags") switch
    {
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(tag => tag.Name),
        { } list => list.EnumerateArray().Select(tag => tag.TextAt("key")).OfType<string>(),
        null => [],
    };
}
