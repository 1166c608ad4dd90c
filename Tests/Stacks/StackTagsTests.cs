using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Stacks;

/// <summary>What everything that a stack holds is tagged with.</summary>
public sealed class StackTagsTests
{
    [Theory]
    [InlineData("aws-native:stepfunctions:StateMachine", "pizza")]
    [InlineData("aws-native:apigatewayv2:Api", "stepyard")]
    [InlineData("aws-native:apigatewayv2:Stage", "stepyard-default")]
    [InlineData("aws:lambda/function:Function", "PineappleCheck")]
    public async Task A_resource_says_which_project_and_stack_it_belongs_to_whatever_shape_its_tags_have(string type, string name)
    {
        var tags = (await RecordedStack.Of("prod")).Single(type, name).Inputs.GetProperty("tags");

        var given = tags.ValueKind == JsonValueKind.Array
            ? tags.EnumerateArray().ToDictionary(tag => tag.GetProperty("key").GetString()!, tag => tag.GetProperty("value").GetString())
            : tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString());
        given.ShouldBe(new Dictionary<string, string?> { ["ManagedBy"] = "pulumi", ["Project"] = "stepyard", ["Stack"] = "prod" }, ignoreOrder: true);
    }
}
