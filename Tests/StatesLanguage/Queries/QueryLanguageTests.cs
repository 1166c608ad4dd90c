using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Queries;

/// <summary>What is refused where two query languages meet, in AWS's words.</summary>
public sealed class QueryLanguageTests
{
    [Theory]
    [InlineData("JSONata", """ "Type":"Pass","InputPath":"$" """, "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("JSONata", """ "Type":"Pass","Result":1 """, "The QueryLanguage is set to 'JSONata', but field 'Result' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("JSONata", """ "Type":"Wait","SecondsPath":"$.s","Seconds":1 """, "The QueryLanguage is set to 'JSONata', but field 'SecondsPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData("JSONPath", """ "Type":"Pass","Output":1 """, "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage")]
    [InlineData("JSONPath", """ "Type":"Pass","Arguments":1 """, "The QueryLanguage is set to 'JSONPath', but field 'Arguments' is only supported for the 'JSONata' QueryLanguage")]
    public void A_state_has_the_fields_of_its_language(string language, string state, string message)
    {
        var problem = Problems($$$$"""{"StartAt":"S","QueryLanguage":"{{{{language}}}}","States":{"S":{{{{{state}}}},"End":true}}}""").ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe(("/States/S", message));
    }

    [Theory]
    [InlineData("""{"Condition":true,"Variable":"$.x","Next":"E"}""", "Variable", "JSONata", "JSONPath")]
    [InlineData("""{"Variable":"$.x","IsNull":true,"Output":1,"Next":"E"}""", "Output", "JSONPath", "JSONata")]
    public void So_does_a_rule_of_a_choice(string rule, string field, string language, string other)
    {
        var problem = Problems($$$$"""{"StartAt":"S","States":{"S":{"Type":"Choice","QueryLanguage":"{{{{language}}}}","Choices":[{{{{rule}}}}]},"E":{"Type":"Succeed"}}}""")
            .ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe(("/States/S/Choices[0]", $"The QueryLanguage is set to '{language}', but field '{field}' is only supported for the '{other}' QueryLanguage"));
    }

    [Fact]
    public void A_state_cannot_go_back_to_JSONPath()
    {
        var problem = Problems("""{"StartAt":"S","QueryLanguage":"JSONata","States":{"S":{"Type":"Pass","QueryLanguage":"JSONPath","InputPath":"$","End":true}}}""").ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe(("/States/S", "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"));
    }

    [Fact]
    public void States_inside_of_a_state_have_the_language_of_the_state_machine() => Problems("""
        {"StartAt":"M","States":{"M":{"Type":"Map","QueryLanguage":"JSONata","ItemProcessor":{"StartAt":"S","States":{"S":{"Type":"Pass","Output":1,"End":true}}},"End":true}}}
        """).ShouldHaveSingleItem().Message.ShouldBe("The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage");

    [Fact]
    public void A_language_that_there_is_not_is_refused()
    {
        var problem = Problems("""{"StartAt":"S","QueryLanguage":"jsonata","States":{"S":{"Type":"Succeed"}}}""").ShouldHaveSingleItem();

        (problem.Path, problem.Message, problem.Fix).ShouldBe(("/QueryLanguage", "Value should be one of the following: [JSONPath, JSONata]", "did you mean \"JSONata\"?"));
    }

    [Theory]
    [InlineData("{% 1 + %}", "INVALID_JSONATA_EXPRESSION", "Unexpected end of expression")]
    [InlineData("{% $states.result %}", "UNSUPPORTED_JSONATA_EXPRESSION", "Field '$states.result' does not exist.")]
    [InlineData("{% $states.errorOutput.Error %}", "UNSUPPORTED_JSONATA_EXPRESSION", "Field '$states.errorOutput' does not exist.")]
    [InlineData("{% 1", "SCHEMA_VALIDATION_FAILED", "JSONata string must start with {% and end with %}")]
    [InlineData(" {% 1 %}", "SCHEMA_VALIDATION_FAILED", "JSONata string must start with {% and end with %}")]
    public void An_expression_is_checked_where_it_stands(string expression, string code, string message)
    {
        var problem = Problems($$$$"""{"StartAt":"S","QueryLanguage":"JSONata","States":{"S":{"Type":"Pass","Output":{"a":"{{{{expression}}}}"},"End":true}}}""").ShouldHaveSingleItem();

        (problem.Code, problem.Path, problem.Message).ShouldBe((code, "/States/S/Output/a", message));
    }

    private static IReadOnlyList<Problem> Problems(string definition) => StateMachine.Parse(definition, WorkflowType.Standard).Problems;
}
