using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Queries;

/// <summary>States whose query language is JSONata.</summary>
public sealed class JsonataStateTests
{
    private const string Call = $$""" "Type":"Task","Resource":"{{Workflow.Function}}" """;

    [Theory]
    [InlineData(""" "Type":"Pass","End":true """, """{"n":2}""")]
    [InlineData(""" "Type":"Pass","Output":"{% $states.input.n + 1 %}","End":true """, "3")]
    [InlineData(""" "Type":"Pass","Output":{"a":["{% $states.input.n %}",{"b":"{% 'x' & 'y' %}"}],"$.n":"$.n"},"End":true """, """{"a":[2,{"b":"xy"}],"$.n":"$.n"}""")]
    [InlineData(""" "Type":"Pass","Output":null,"End":true """, "null")]
    [InlineData(""" "Type":"Pass","Output":" {% 1 %} ","End":true """, "\" {% 1 %} \"")]
    [InlineData(""" "Type":"Pass","Output":"{% $states.context.State.Name %}","End":true """, "\"S\"")]
    [InlineData(""" "Type":"Pass","Output":"{% $keys($states) %}","End":true """, """["input","context"]""")]
    [InlineData(""" "Type":"Succeed","Output":"{% $states.input.n * 2 %}" """, "4")]
    [InlineData(""" "Type":"Wait","Seconds":"{% $states.input.n %}","Output":"{% $states.context.State.EnteredTime %}","End":true """, "\"2026-01-01T00:00:00.000Z\"")]
    [InlineData(""" "Type":"Wait","Timestamp":"{% '2026-01-01T00:01:00Z' %}","End":true """, """{"n":2}""")]
    [InlineData(""" "Type":"Parallel","Arguments":{"m":"{% $states.input.n + 1 %}"},"Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}],"Output":"{% $states.result[0].m + $states.input.n %}","End":true """, "5")]
    [InlineData(""" "Type":"Map","Items":"{% [1..$states.input.n] %}","ItemSelector":{"i":"{% $states.context.Map.Item.Value * 10 %}","of":"{% $states.input.n %}"},"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true """, """[{"i":10,"of":2},{"i":20,"of":2}]""")]
    [InlineData(""" "Type":"Map","Items":[0,"{% $states.input.n %}"],"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed","Output":"{% $states.input + 1 %}"}}},"Output":"{% $sum($states.result) %}","End":true """, "4")]
    [InlineData(""" "Type":"Map","Items":[5],"MaxConcurrency":"{% $states.input.n %}","ToleratedFailureCount":"{% 1 %}","ToleratedFailurePercentage":"{% $states.input.n %}","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true """, "[5]")]
    public void A_state_makes_its_output_of_states(string state, string output) => Run(state, """{"n":2}""").Output.ShouldBe(output);

    [Fact]
    public void A_Task_gets_its_arguments_and_shows_its_result()
    {
        var workflow = Workflow.Run(
            Machine($$"""{{Call}},"Arguments":{"twice":"{% $states.input.n * 2 %}"},"TimeoutSeconds":"{% $states.input.n %}","HeartbeatSeconds":"{% 1 %}","Credentials":{"RoleArn":"{% 'arn:' & $states.input.n %}"},"Output":"{% $states %}","Assign":{"got":"{% $states.result.got %}"},"End":true """),
            """{"n":7}""",
            request =>
            {
                (request.Input.ToJson(), request.Timeout, request.Heartbeat, request.CredentialsRoleArn)
                    .ShouldBe(("""{"twice":14}""", TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1), "arn:7"));
                return TaskResult.Succeeded(Value.Parse("""{"got":true}"""));
            });

        var output = (ObjectValue)workflow.Result.Output!;
        output.Select(member => member.Key).ShouldBe(["input", "context", "result"]);
        output["result"].ToJson().ShouldBe("""{"got":true}""");
    }

    [Fact]
    public void A_choice_goes_on_with_the_first_condition_that_holds()
    {
        const string States = """
            {"StartAt":"S","QueryLanguage":"JSONata","States":{
              "S":{"Type":"Choice","Default":"D","Output":"none","Assign":{"v":"default"},"Choices":[
                {"Condition":"{% $states.input > 10 %}","Next":"D","Output":{"big":"{% $states.input %}"},"Assign":{"v":"big"}},
                {"Condition":"{% $states.input > 5 %}","Next":"D"},
                {"Condition":false,"Next":"D","Output":"never"}]},
              "D":{"Type":"Pass","Output":["{% $states.input %}","{% $exists($v) ? $v : 'no v' %}"],"End":true}}}
            """;

        Workflow.Run(States, "11").Output.ShouldBe("""[{"big":11},"big"]""");
        Workflow.Run(States, "6").Output.ShouldBe("""[6,"no v"]""");
        Workflow.Run(States, "1").Output.ShouldBe("""["none","default"]""");
    }

    [Fact]
    public void A_Fail_state_computes_its_error_and_cause()
    {
        var result = Run(""" "Type":"Fail","Error":"{% $states.input.e %}","Cause":"{% 'since ' & $states.input.c %}" """, """{"e":"Sad","c":"rain"}""").Result;

        (result.Status, result.Error, result.Cause).ShouldBe((ExecutionStatus.Failed, "Sad", "since rain"));
    }

    [Theory]
    [InlineData("", """{"Error":"Broken","Cause":"it is"}""")]
    [InlineData(""","Output":["{% $states.input %}","{% $states.errorOutput.Error %}"] """, """[{"n":1},"Broken"]""")]
    [InlineData(""","Assign":{"why":"{% $states.errorOutput.Cause %}"},"Output":{} """, """{"why":"it is"}""")]
    public void A_catcher_makes_the_input_of_its_state_of_the_error(string fields, string output) => Workflow.Run(
        $$$$"""
        {"StartAt":"S","QueryLanguage":"JSONata","States":{
          "S":{{{{{Call}}}},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"N"{{{{fields}}}}}],"Next":"N"},
          "N":{"Type":"Pass","Output":"{% $exists($why) ? {'why': $why} : $states.input %}","End":true}}}
        """,
        """{"n":1}""",
        _ => TaskResult.Failed("Broken", "it is")).Output.ShouldBe(output);

    [Fact]
    public void A_failed_expression_can_be_retried_and_caught_and_what_it_would_have_assigned_is_forgotten()
    {
        var calls = 0;
        var workflow = Workflow.Run(
            $$$$"""
            {"StartAt":"S","QueryLanguage":"JSONata","States":{
              "S":{{{{{Call}}}},"Assign":{"x":1},"Output":"{% $states.result.missing %}","Next":"E",
                "Retry":[{"ErrorEquals":["States.QueryEvaluationError"],"MaxAttempts":1}],
                "Catch":[{"ErrorEquals":["States.QueryEvaluationError"],"Output":"{% $states.errorOutput.Error %}","Next":"E"}]},
              "E":{"Type":"Pass","Output":["{% $states.input %}","{% $exists($x) %}"],"End":true}}}
            """,
            tasks: request =>
            {
                calls++;
                return TaskResult.Succeeded(request.Input);
            });

        workflow.Output.ShouldBe("""["States.QueryEvaluationError",false]""");
        calls.ShouldBe(2);
        workflow.Events.Count(happened => happened.Type == "EvaluationFailed").ShouldBe(2);
    }

    [Theory]
    [InlineData(""" "Type":"Pass","Output":{"a":["{% $nothing %}"]},"End":true """, "Output/a[0]", "The JSONata expression '$nothing' specified for the field 'Output/a[0]' returned nothing (undefined).")]
    [InlineData(""" "Type":"Pass","Output":"{% $sum %}","End":true """, "Output", "The JSONata expression '$sum' specified for the field 'Output' returned nothing (undefined).")]
    [InlineData(""" "Type":"Pass","Assign":{"x":"{% 1 + 'a' %}"},"End":true """, "Assign/x", "The JSONata expression '1 + 'a'' specified for the field 'Assign/x' threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number")]
    [InlineData(""" "Type":"Pass","Output":"{% $eval('1') %}","End":true """, "Output", "The JSONata expression '$eval('1')' specified for the field 'Output' threw an error during evaluation. T1006: Attempted to invoke a non-function")]
    [InlineData(""" "Type":"Wait","Seconds":"{% 'soon' %}","End":true """, "Seconds", "The JSONata expression ''soon'' specified for the field 'Seconds' returned an unexpected result type. Expected 'number', but was 'string' for value: \"soon\"")]
    [InlineData(""" "Type":"Wait","Timestamp":"{% 'soon' %}","End":true """, "Timestamp", "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: soon")]
    [InlineData(""" "Type":"Map","Items":"{% {'a':1} %}","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true """, "Items", "The JSONata expression '{'a':1}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {\"a\":1}")]
    [InlineData(""" "Type":"Map","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true """, null, "Map state input must be an array but was: {}")]
    public void What_fails_in_an_expression_is_told_with_its_field(string state, string? location, string cause)
    {
        var workflow = Run(state);

        var explained = $"An error occurred while executing the state 'S' (entered at the event id #2). {cause}";
        (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.QueryEvaluationError", explained));
        var details = workflow.Json[2].GetProperty("evaluationFailedEventDetails");
        details.GetProperty("state").GetString().ShouldBe("S");
        details.GetProperty("cause").GetString().ShouldBe(explained);
        (details.TryGetProperty("location", out var given) ? given.GetString() : null).ShouldBe(location);
    }

    [Theory]
    [InlineData("{% $nothing %}", 0)]
    [InlineData("{% 1 %}", 0)]
    [InlineData("{% 'soon' %}", 2)]
    public void The_event_of_a_failed_expression_comes_from_before_the_state_that_of_an_unusable_value_from_the_state(string timestamp, int previous) =>
        Run($$""" "Type":"Wait","Timestamp":"{{timestamp}}","End":true """).Events[2].PreviousId.ShouldBe(previous);

    [Fact]
    public void A_Map_state_says_that_it_has_failed_where_its_items_cannot_be_computed() =>
        Run(""" "Type":"Map","Items":"{% 1 %}","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"End":true """)
            .Trail.ShouldBe("MapStateEntered EvaluationFailed MapStateFailed");

    [Fact]
    public void States_of_both_languages_pass_data_and_variables_to_each_other() => Workflow.Run(
        """
        {
          "A": {"Type": "Pass", "Assign": {"x.$": "$.n"}, "Next": "B"},
          "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"y": "{% $x + 1 %}"}, "Output": {"in": "{% $states.input %}"}, "Next": "C"},
          "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y", "in.$": "$.in.n"}, "End": true}
        }
        """,
        """{"n":1}""").Output.ShouldBe("""{"x":1,"y":2,"in":1}""");

    [Fact]
    public void A_variable_of_an_expression_is_its_own() => Workflow.Run("""
        {"StartAt":"A","QueryLanguage":"JSONata","States":{
          "A":{"Type":"Pass","Assign":{"x":1},"Next":"B"},
          "B":{"Type":"Pass","Output":"{% ($x := 2; $x) %}","Next":"C"},
          "C":{"Type":"Pass","Output":["{% $states.input %}","{% $x %}"],"End":true}}}
        """).Output.ShouldBe("[2,1]");

    private static Workflow Run(string state, string input = "{}") => Workflow.Run(Machine(state), input);

    private static string Machine(string state) => $$$$"""{"StartAt":"S","QueryLanguage":"JSONata","States":{"S":{{{{{state}}}}}}}""";
}
