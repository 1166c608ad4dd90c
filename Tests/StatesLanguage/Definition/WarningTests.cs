using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>AWS's warnings, in its words.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData(""" "Type":"Pass","Parameters":{"a":"$.x"} """, "NO_DOLLAR", "/States/S/Parameters",
        "The value of 'a' looks like a JSONPath. Instead of 'a', use 'a.$' to evaluate it as a JSONPath at runtime.")]
    [InlineData(""" "Type":"Pass","Parameters":{"a":[{"b":"States.UUID()"}]} """, "NO_DOLLAR", "/States/S/Parameters/a[0]",
        "The value of 'b' looks like an Intrinsic Function. Instead of 'b', use 'b.$' to evaluate it as an Intrinsic Function at runtime.")]
    [InlineData(""" "Type":"Pass","Result":{"c.$":"$.x"} """, "PASS_RESULT_IS_STATIC", "/States/S/Result",
        "The value of 'c.$' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.")]
    [InlineData(""" "Type":"Fail","Error":"$.e" """, "NO_PATH", "/States/S/Error",
        "The value of 'Error' looks like a JSONPath. Instead of 'Error', use 'ErrorPath' to evaluate it as a JSONPath at runtime.")]
    [InlineData(""" "Type":"Fail","Cause":"$.c[0]" """, "NO_PATH", "/States/S/Cause",
        "The value of 'Cause' looks like a JSONPath. Instead of 'Cause', use 'CausePath' to evaluate it as a JSONPath at runtime.")]
    public void What_looks_like_a_path_and_is_plain_text(string state, string code, string path, string message)
    {
        var result = Parse(state);

        result.Machine.ShouldNotBeNull();
        result.Errors.ShouldBeEmpty();
        var warning = result.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code, warning.Path, warning.Message).ShouldBe((Severity.Warning, code, path, message));
        warning.IsKnownToAws.ShouldBeTrue();
    }

    [Theory]
    [InlineData(""" "Type":"Pass","Parameters":{"price":"$5","a.$":"$.x","b":"States rights"} """)]
    [InlineData(""" "Type":"Pass","Result":{"price":"$5"} """)]
    [InlineData(""" "Type":"Fail","Error":"$","Cause":"costs $.5." """)]
    [InlineData(""" "QueryLanguage":"JSONata","Type":"Pass","Output":{"a":"$.x"} """)]
    public void Other_text_is_not_warned_of(string state) => Parse(state).Problems.ShouldBeEmpty();

    private static ParseResult Parse(string state)
    {
        var end = state.Contains("Fail", StringComparison.Ordinal) ? "" : ",\"End\":true";
        return StateMachine.Parse($$$$"""{"StartAt":"S","States":{"S":{{{{{state}}}}{{{{end}}}}}}}""", WorkflowType.Standard);
    }
}
