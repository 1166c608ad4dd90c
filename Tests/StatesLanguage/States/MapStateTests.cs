using Stepyard.StatesLanguage.History;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html</summary>
public sealed class MapStateTests
{
    private const string Touch = """{"StartAt":"Touch","States":{"Touch":{"Type":"Pass","End":true}}}""";
    private const string Nap = """{"StartAt":"Nap","States":{"Nap":{"Type":"Wait","Seconds":10,"End":true}}}""";

    [Theory]
    [InlineData(""" "ItemProcessor":{P}""", "[1,2]", "[1,2]")]
    [InlineData(""" "Iterator":{P}""", "[]", "[]")]
    [InlineData(""" "ItemsPath":"$.list","ItemProcessor":{P}""", """{"list":["a"]}""", """["a"]""")]
    [InlineData(""" "InputPath":"$.x","ItemsPath":"$.list","ResultPath":"$.y","ItemProcessor":{P}""", """{"x":{"list":[1]}}""", """{"x":{"list":[1]},"y":[1]}""")]
    [InlineData(""" "ItemsPath":"$.list","ItemSelector":{"at.$":"$$.Map.Item.Index","is.$":"$$.Map.Item.Value","of.$":"$.name"},"ItemProcessor":{P}""",
        """{"name":"N","list":["a"]}""", """[{"at":0,"is":"a","of":"N"}]""")]
    [InlineData(""" "Parameters":{"is.$":"$$.Map.Item.Value"},"Iterator":{P}""", "[true]", """[{"is":true}]""")]
    [InlineData(""" "ResultSelector":{"first.$":"$[0]"},"ItemProcessor":{P}""", "[5,6]", """{"first":5}""")]
    public void Each_item_is_processed(string fields, string input, string output) =>
        Workflow.Run($$$$"""{"M":{"Type":"Map",{{{{fields.Replace("{P}", Touch, StringComparison.Ordinal)}}}},"End":true}}""", input).Output.ShouldBe(output);

    [Theory]
    [InlineData(""" "MaxConcurrency":1 """, 40)]
    [InlineData(""" "MaxConcurrency":3 """, 20)]
    [InlineData(""" "MaxConcurrencyPath":"$.limit" """, 20)]
    [InlineData(""" "MaxConcurrency":0 """, 10)]
    public void At_most_MaxConcurrency_items_are_processed_at_a_time(string fields, double seconds) =>
        Workflow.Run($$$$"""{"M":{"Type":"Map",{{{{fields}}}},"ItemsPath":"$.items","ItemProcessor":{{{{Nap}}}},"End":true}}""", """{"limit":2,"items":[1,2,3,4]}""")
            .Seconds.ShouldBe(seconds);

    [Fact]
    public void Never_more_than_40_are() =>
        Workflow.Run($$$$"""{"M":{"Type":"Map","ItemProcessor":{{{{Nap}}}},"End":true}}""", $"[{string.Join(',', Enumerable.Range(0, 41))}]").Seconds.ShouldBe(20);

    [Fact]
    public void A_failing_iteration_cuts_the_others_as_AWS_records_it()
    {
        var workflow = Workflow.Run("""
            {
              "M": {
                "Type": "Map", "ItemsPath": "$.items", "End": true,
                "ItemProcessor": {
                  "StartAt": "Route",
                  "States": {
                    "Route": { "Type": "Choice", "Default": "Long", "Choices": [{ "Variable": "$.kind", "StringEquals": "fail", "Next": "Pause" }] },
                    "Long": { "Type": "Wait", "Seconds": 15, "End": true },
                    "Pause": { "Type": "Wait", "Seconds": 1, "Next": "Boom" },
                    "Boom": { "Type": "Fail", "Error": "Boom", "Cause": "sibling failed" }
                  }
                }
              }
            }
            """, """{"items":[{"kind":"long"},{"kind":"fail"}]}""");

        workflow.Result.Error.ShouldBe("Boom");
        workflow.Trail.ShouldEndWith("FailStateEntered MapIterationAborted WaitStateAborted MapIterationFailed MapStateFailed");
        var failure = workflow.Events.Single(happened => happened.Type == "FailStateEntered").Id;
        workflow.Events.Skip(failure).SkipLast(1).ShouldAllBe(happened => happened.PreviousId == failure);
        workflow.Events.OfType<MapIteration>().Select(iteration => (iteration.Type, iteration.Index)).TakeLast(2)
            .ShouldBe([("MapIterationAborted", 0), ("MapIterationFailed", 1)]);
    }

    [Fact]
    public void The_next_iteration_follows_from_the_end_of_one()
    {
        var workflow = Workflow.Run($$$$"""{"M":{"Type":"Map","MaxConcurrency":1,"ItemProcessor":{{{{Touch}}}},"End":true}}""", "[1,2]");

        workflow.Events.Select(happened => $"{happened.Id}<{happened.PreviousId} {happened.Type}").ShouldBe(
        [
            "1<0 ExecutionStarted", "2<0 MapStateEntered", "3<2 MapStateStarted", "4<3 MapIterationStarted", "5<4 PassStateEntered", "6<5 PassStateExited",
            "7<6 MapIterationSucceeded", "8<6 MapIterationStarted", "9<8 PassStateEntered", "10<9 PassStateExited", "11<10 MapIterationSucceeded",
            "12<11 MapStateSucceeded", "13<11 MapStateExited", "14<13 ExecutionSucceeded",
        ]);
    }

    [Theory]
    [InlineData("""{"items":5}""", "Reference path \"$.items\" must point to array.")]
    [InlineData("""{"items":[],"limit":"x"}""", "The MaxConcurrencyPath field refers to value \"x\" which is not a valid integer: $.limit")]
    public void Wrong_data_fails_the_execution(string input, string cause) =>
        Workflow.Run($$$$"""{"M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrencyPath":"$.limit","ItemProcessor":{{{{Touch}}}},"End":true}}""", input).Result.Cause
            .ShouldBe($"An error occurred while executing the state 'M' (entered at the event id #2). {cause}");

    [Fact]
    public void Maps_nest_and_an_inner_state_sees_the_innermost_item() =>
        Workflow.Run("""
            {
              "Outer": {
                "Type": "Map", "End": true,
                "ItemProcessor": {
                  "StartAt": "Inner",
                  "States": {
                    "Inner": {
                      "Type": "Map", "End": true,
                      "ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "Parameters": { "i.$": "$$.Map.Item.Index" }, "End": true } } }
                    }
                  }
                }
              }
            }
            """, "[[7,8],[9]]").Output.ShouldBe("""[[{"i":0},{"i":1}],[{"i":0}]]""");
}
