namespace Stepyard.Tests.StatesLanguage.Queries;

/// <summary>The functions that AWS adds to JSONata, as measured.</summary>
public sealed class StatesFunctionsTests
{
    [Theory]
    [InlineData("$partition([1,2,3,4,5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$partition([1,2,3], 2.9)", "[[1,2],[3]]")]
    [InlineData("$partition([1,2], 9)", "[[1,2]]")]
    [InlineData("$count($partition([1,2]))", "1")]
    [InlineData("$exists($partition([1], 0))", "false")]
    [InlineData("$exists($partition([], 2))", "false")]
    [InlineData("$range(0, 6, 2)", "[0,2,4,6]")]
    [InlineData("$range(0, 5, 2)", "[0,2,4]")]
    [InlineData("$range(3, 1, -1)", "[3,2,1]")]
    [InlineData("$range(-1.7, 1, 1)", "[-1,0,1]")]
    [InlineData("$range(4, 4, 1)", "4")]
    [InlineData("$exists($range(0, 3))", "false")]
    [InlineData("$exists($range(0, 3, -1))", "false")]
    [InlineData("$count($range(1, 360145, 1))", "360145")]
    [InlineData("$hash('input', 'SHA-1')", "\"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"")]
    [InlineData("$exists($hash('input'))", "false")]
    [InlineData("$random(42)", "0.7275636800328681")]
    [InlineData("$random() < 1", "true")]
    [InlineData("$match($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4/).match != ''", "true")]
    [InlineData("$parse('{\\\"a\\\":[1,null]}').a", "[1,null]")]
    [InlineData("$exists($parse($states.input.none))", "false")]
    public void They_compute(string expression, string output) => Run(expression).Output.ShouldBe(output);

    [Theory]
    [InlineData("$partition(1, 2)", ". T0412: Argument 1 of function \"partition\" must be an array of undefined")]
    [InlineData("$partition([1], -2)", ". D3137: Second argument must be zero or greater")]
    [InlineData("$range(1, 'a', 1)", ". T0410: Argument 2 of function \"range\" does not match function signature")]
    [InlineData("$range(1, 360146, 1)", ": Expression evaluation memory limit exceeded: Check for excessive memory usage")]
    [InlineData("$hash(1, 'MD5')", ". T0410: Argument 1 of function \"hash\" does not match function signature")]
    [InlineData("$hash('a', 'MD4')", ". D3137: Hash algorithm 'MD4' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5")]
    [InlineData("$random('a')", ". T0410: Argument 1 of function \"random\" does not match function signature")]
    [InlineData("$uuid(1)", ". T0410: Argument 1 of function \"uuid\" does not match function signature")]
    [InlineData("$parse('{')", ". D3137: Invalid JSON")]
    [InlineData("$parse('')", ". D3137: Invalid JSON")]
    [InlineData("$eval('1')", ". T1006: Attempted to invoke a non-function")]
    [InlineData("($f := function($x) { 1 + $f($x) }; $f(1))", ": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive")]
    public void They_refuse(string expression, string cause) =>
        Run(expression).Result.Cause.ShouldBe(
            $"An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '{expression}' specified for the field 'Output' threw an error during evaluation{cause}");

    private static Workflow Run(string expression) =>
        Workflow.Run($$$$"""{"StartAt":"S","QueryLanguage":"JSONata","States":{"S":{"Type":"Pass","Output":"{% {{{{expression}}}} %}","End":true}}}""");
}
