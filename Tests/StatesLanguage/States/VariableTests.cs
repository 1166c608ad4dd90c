using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>Variables: what <c>Assign</c> sees, when it takes effect, where its variables reach.</summary>
public sealed class VariableTests
{
    [Fact]
    public void A_variable_reaches_all_later_states_and_the_paths_of_their_fields()
    {
        var workflow = Workflow.Run("""
            {
              "Order": {"Type": "Pass", "Assign": {"order.$": "$", "greeting": "Hi {}"}, "Next": "Other"},
              "Other": {"Type": "Pass", "Result": {}, "Next": "Use"},
              "Use": {"Type": "Pass", "InputPath": "$order", "Parameters": {
                "total.$": "$order.total", "first.$": "$order.items[0]", "text.$": "States.Format($greeting, $.name)"
              }, "Next": "Last"},
              "Last": {"Type": "Pass", "ResultPath": "$.order", "InputPath": "$order.items", "OutputPath": "$", "End": true}
            }
            """, """{"name":"Ann","total":12,"items":["a","b"]}""");

        workflow.Output.ShouldBe("""{"total":12,"first":"a","text":"Hi Ann","order":["a","b"]}""");
    }

    [Fact]
    public void All_fields_of_a_state_see_the_values_of_its_start() => Workflow.Run("""
        {
          "Set": {"Type": "Pass", "Assign": {"x": 3, "a": 6}, "Next": "Swap"},
          "Swap": {"Type": "Pass", "Assign": {"x.$": "$a", "next.$": "$x"}, "Parameters": {"x.$": "$x"}, "ResultPath": "$.during", "Next": "Show"},
          "Show": {"Type": "Pass", "Parameters": {"during.$": "$.during.x", "x.$": "$x", "next.$": "$next"}, "End": true}
        }
        """).Output.ShouldBe("""{"during":3,"x":6,"next":3}""");

    [Theory]
    [InlineData(""" "Type":"Pass","InputPath":"$.in" """, """{"n":1}""")]
    [InlineData(""" "Type":"Pass","Parameters":{"p.$":"$.in.n"} """, """{"p":1}""")]
    [InlineData(""" "Type":"Pass","Result":{"r":2},"ResultPath":"$.x" """, """{"r":2}""")]
    [InlineData(""" "Type":"Wait","Seconds":0,"InputPath":"$.in" """, """{"n":1}""")]
    [InlineData(""" "Type":"Task","Resource":"FN","InputPath":"$.in","ResultSelector":{"s":1} """, """{"n":1}""")]
    [InlineData(""" "Type":"Parallel","InputPath":"$.in","Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}],"ResultPath":"$.y" """, """[{"n":1}]""")]
    [InlineData(""" "Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"ResultSelector":{"s":1} """, "[7,8]")]
    public void Assign_looks_at_the_result_before_the_selector_or_at_the_effective_input_where_there_is_none(string state, string expected) =>
        Workflow.Run(
            $$$$"""
            {"A":{{{{{state.Replace("FN", Workflow.Function)}}}},"Assign":{"v.$":"$"},"Next":"Show"},"Show":{"Type":"Pass","OutputPath":"$v","End":true}}
            """,
            """{"in":{"n":1},"items":[7,8]}""").Output.ShouldBe(expected);

    [Fact]
    public void A_choice_assigns_what_its_rule_says_else_what_the_state_says()
    {
        const string States = """
            {
              "Which": {"Type": "Choice", "InputPath": "$.order", "Assign": {"size": "small", "seen.$": "$.n"}, "Default": "Show", "Choices": [
                {"Variable": "$.n", "NumericGreaterThan": 9, "Assign": {"size": "large"}, "Next": "Show"}]},
              "Show": {"Type": "Pass", "InputPath": "$size", "End": true}
            }
            """;

        Workflow.Run(States, """{"order":{"n":10}}""").Output.ShouldBe("\"large\"");
        var small = Workflow.Run(States, """{"order":{"n":1}}""");
        small.Output.ShouldBe("\"small\"");
        Assigned(small, "Which").ShouldBe("""{"size":"\u0022small\u0022","seen":"1"}""");
    }

    [Fact]
    public void A_rule_compares_with_variables() => Workflow.Run("""
        {
          "Set": {"Type": "Pass", "Assign": {"limit": 5, "given": {"n": 7}}, "Next": "Which"},
          "Which": {"Type": "Choice", "Choices": [{"Variable": "$given.n", "NumericGreaterThanPath": "$limit", "Next": "Over"}], "Default": "Under"},
          "Over": {"Type": "Pass", "Result": "over", "End": true},
          "Under": {"Type": "Pass", "Result": "under", "End": true}
        }
        """).Output.ShouldBe("\"over\"");

    [Fact]
    public void A_catcher_assigns_from_the_error_and_the_state_itself_then_assigns_nothing()
    {
        var workflow = Workflow.Run(
            $$"""
            {
              "Call": {"Type": "Task", "Resource": "{{Workflow.Function}}", "Assign": {"outcome": "fine"}, "Next": "Show",
                "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"why.$": "$.Error"}, "ResultPath": "$.error", "Next": "Show"}]},
              "Show": {"Type": "Pass", "OutputPath": "$why", "End": true}
            }
            """,
            tasks: _ => TaskResult.Failed("Broken", "it is"));

        workflow.Output.ShouldBe("\"Broken\"");
        Assigned(workflow, "Call").ShouldBe("""{"why":"\u0022Broken\u0022"}""");
    }

    [Fact]
    public void What_an_attempt_would_have_assigned_is_forgotten_when_its_output_fails()
    {
        var workflow = Workflow.Run($$"""
            {
              "Call": {"Type": "Task", "Resource": "{{Workflow.Function}}", "Assign": {"x": 1}, "OutputPath": "$none",  "Next": "Show",
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Show"}]},
              "Show": {"Type": "Pass", "End": true}
            }
            """);

        workflow.Result.Status.ShouldBe(ExecutionStatus.Failed);
        workflow.Events.ShouldAllBe(happened => happened.Type != "TaskStateExited");
    }

    [Fact]
    public void Iterations_see_the_variables_around_them_keep_their_own_apart_and_take_them_along_when_they_end()
    {
        var workflow = Workflow.Run(
            """
            {
              "Set": {"Type": "Pass", "Assign": {"factor": 10}, "Next": "Each"},
              "Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": {"StartAt": "Keep", "States": {
                "Keep": {"Type": "Pass", "Assign": {"mine.$": "$"}, "Next": "Sum"},
                "Sum": {"Type": "Pass", "Parameters": {"sum.$": "States.MathAdd($mine, $factor)"}, "OutputPath": "$.sum", "End": true}
              }}, "Next": "After"},
              "After": {"Type": "Choice", "Choices": [{"Variable": "$mine", "IsPresent": true, "Next": "Leaked"}], "Default": "Kept"},
              "Leaked": {"Type": "Fail"},
              "Kept": {"Type": "Succeed"}
            }
            """,
            """{"items":[1,2,3]}""");

        workflow.Output.ShouldBe("[11,12,13]");
    }

    [Fact]
    public void Branches_keep_their_variables_apart_and_a_catcher_around_them_assigns_outside()
    {
        var workflow = Workflow.Run("""
            {
              "Set": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "Both"},
              "Both": {"Type": "Parallel", "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"mine": "a"}, "Next": "A2"}, "A2": {"Type": "Pass", "InputPath": "$mine", "End": true}}},
                {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"mine": "b"}, "Next": "B2"}, "B2": {"Type": "Choice", "Choices": [
                  {"Variable": "$mine", "StringEquals": "b", "Next": "B3"}]}, "B3": {"Type": "Fail", "Error": "Bad", "CausePath": "$mine"}}}],
                "Catch": [{"ErrorEquals": ["Bad"], "Assign": {"outer.$": "States.Array($outer, $.Cause)"}, "Next": "Show"}], "Next": "Show"},
              "Show": {"Type": "Pass", "InputPath": "$outer", "End": true}
            }
            """);

        workflow.Output.ShouldBe("""[1,"b"]""");
    }

    [Fact]
    public void The_event_of_leaving_a_state_tells_what_it_has_assigned()
    {
        var workflow = Workflow.Run("""
            {"A":{"Type":"Pass","Assign":{"text":"x","list":[1],"nothing":null},"Next":"B"},"B":{"Type":"Pass","Assign":{},"End":true}}
            """);

        var details = workflow.Json.Single(happened => happened.GetProperty("id").GetInt32() == 3).GetProperty("stateExitedEventDetails");
        details.GetProperty("assignedVariables").GetRawText().ShouldBe("""{"text":"\u0022x\u0022","list":"[1]","nothing":"null"}""");
        details.GetProperty("assignedVariablesDetails").GetProperty("truncated").GetBoolean().ShouldBeFalse();
        workflow.Json[4].GetProperty("stateExitedEventDetails").TryGetProperty("assignedVariables", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_variable_that_is_not_assigned_fails_the_state() =>
        Workflow.Run("""{"A":{"Type":"Pass","InputPath":"$missing","End":true}}""").Result.Error.ShouldBe("States.Runtime");

    [Fact]
    public void Variables_may_be_given_from_outside()
    {
        var parsed = StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$x","End":true}}}""", WorkflowType.Standard);
        var request = new ExecutionRequest(parsed.Machine!, "in", new("e", "n", "s", "m", "r"), Workflow.NoTasks)
        {
            Variables = Stepyard.StatesLanguage.Values.ObjectValue.Create("x", "out"),
        };

        Execution.Start(request).Result!.Output!.ToJson().ShouldBe("\"out\"");
    }

    [Theory]
    [InlineData(256 * 1024 - 2, null)]
    [InlineData(256 * 1024 - 1, "States.DataLimitExceeded")]
    public void An_Assign_takes_256_KiB(int characters, string? error)
    {
        var workflow = Workflow.Run("""{"A":{"Type":"Pass","InputPath":"$.x","Assign":{"x.$":"$"},"OutputPath":null,"End":true}}""", $$"""{"x":"{{new string('x', characters)}}"}""");

        workflow.Result.Error.ShouldBe(error);
    }

    [Fact]
    public void All_variables_together_take_10_MiB()
    {
        var states = string.Join(',', Enumerable.Range(0, 41).Select(i =>
            $$"""
            "S{{i}}":{"Type":"Pass","Assign":{"v{{i}}.$":"$"},"Next":"S{{i + 1}}"}
            """));

        var workflow = Workflow.Run($$$$"""{{{{{states}}}},"S41":{"Type":"Succeed"}}""", $"\"{new string('x', 256 * 1024 - 2)}\"");

        workflow.Result.Error.ShouldBe("States.DataLimitExceeded");
        workflow.Result.Cause.ShouldNotBeNull().ShouldContain("State 'S40' assigned variables that exceed the total execution limit by 262144 bytes.");
    }

    [Theory]
    [InlineData("1x", "Invalid variable name '1x': the variable name contains invalid characters.")]
    [InlineData("a.b", "Invalid variable name 'a.b': the variable name contains invalid characters.")]
    [InlineData("", "Invalid variable name '': the variable name contains invalid characters.")]
    [InlineData("states", "Cannot assign to reserved variable '$states'.")]
    [InlineData("größe", null)]
    [InlineData("x_1", null)]
    public void Names_of_variables_are_identifiers(string name, string? message)
    {
        var problems = Problems($$$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"{{{{name}}}}.$":"$"},"End":true}}}""");

        problems.SingleOrDefault()?.Message.ShouldBe(message);
        problems.Count.ShouldBe(message is null ? 0 : 1);
    }

    [Fact]
    public void A_name_of_81_characters_is_too_long() =>
        Problems($$$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"{{{{new string('x', 81)}}}}":1},"End":true}}}""")
            .ShouldHaveSingleItem().Message.ShouldEndWith("exceeds the limit of 80 characters");

    [Fact]
    public void States_inside_of_a_Map_must_not_assign_a_variable_of_the_states_around_it()
    {
        var problems = Problems("""
            {"StartAt":"Each","States":{
              "Each":{"Type":"Map","ItemProcessor":{"StartAt":"In","States":{"In":{"Type":"Pass","Assign":{"own":1,"x.$":"$"},"End":true}}},
                "Assign":{"y":1},"Next":"Out"},
              "Out":{"Type":"Pass","Assign":{"x":2},"End":true}}}
            """);

        var problem = problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.Message).ShouldBe((
            "DUPLICATE_VARIABLE_NAME",
            "/States/Each/ItemProcessor/States/In/Assign/x.$",
            "The variable name 'x' was already defined in a parent scope."));
    }

    [Theory]
    [InlineData("Succeed")]
    [InlineData("Fail")]
    public void A_state_that_ends_the_workflow_assigns_nothing(string type) =>
        Problems($$$$$"""{"StartAt":"A","States":{"A":{"Type":"{{{{{type}}}}}","Assign":{"x":1}}}}""")
            .ShouldHaveSingleItem().Message.ShouldBe("Field 'Assign' is not supported");

    [Fact]
    public void ResultPath_is_no_place_for_a_variable() =>
        Problems("""{"StartAt":"A","States":{"A":{"Type":"Pass","ResultPath":"$x.y","End":true}}}""").ShouldHaveSingleItem().Path.ShouldBe("/States/A/ResultPath");

    private static IReadOnlyList<Problem> Problems(string definition) => StateMachine.Parse(definition, WorkflowType.Standard).Problems;

    private static string Assigned(Workflow workflow, string state) => workflow.Json
        .Where(happened => happened.TryGetProperty("stateExitedEventDetails", out var details) && details.GetProperty("name").GetString() == state)
        .Select(happened => happened.GetProperty("stateExitedEventDetails").GetProperty("assignedVariables").GetRawText())
        .Single();
}
