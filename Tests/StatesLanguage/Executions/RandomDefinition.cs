using System.Text;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>
/// Draws valid definitions that use all of the language: both query languages, variables, all types of states, Retry and Catch.
/// Names of outermost states begin with <c>Top</c>, of nested ones with <c>Nested</c>.
/// </summary>
internal sealed class RandomDefinition
{
    private const int DeepestNesting = 2;

    // Paths and expressions of which each finds something in some inputs.
    private static readonly string[] Paths = ["$", "$.a", "$.items[0]", "$.a.b[1].c", "$.n", "$$.State.Name", "$.items[*]", "$..b"];

    private static readonly string[] Functions =
    [
        "States.Format('{} {}', $.a, 1)", "States.Array($.n, $)", "States.ArrayLength($.items)", "States.MathAdd($.n, 1)", "States.JsonToString($)",
        "States.StringToJson('[1]')", "States.UUID()", "States.ArrayGetItem($.items, 9)", "States.Hash($.text, 'MD5')",
    ];

    private static readonly string[] Queries =
    [
        "$states.input", "$states.input.a", "$states.input.items[0]", "$sum([1,2,3])", "$map($states.input.items, function($v){ $string($v) })",
        "$exists($states.input.a) ? 1 : 'x'", "$states.context.State.Name", "$uuid()", "$range(1, 5, 2)", "$parse('[1]')", "1/0", "$error('boom')",
        "$states.input.n + 1", "'a' & $string($states.input)", "$number('x')", "$states.input{ $string($): 1 }", "$states.input.items ~> $count()", "$unknown",
    ];

    private readonly Random _random;
    private int _names;

    private RandomDefinition(int seed) => _random = new Random(seed);

    public static string Draw(int seed) => new RandomDefinition(seed).Chain(depth: 0).Replace('\'', '"').Replace('`', '\'');

    // Quotes are apostrophes here, and apostrophes are backquotes: this is the one place where text is put together.
    private static string Quoted(string expression) => $"'{expression.Replace('\'', '`')}'";

    private string Chain(int depth)
    {
        var prefix = depth == 0 ? "Top" : "Nested";
        var size = _random.Next(1, depth == 0 ? 7 : 4);
        var names = Enumerable.Range(0, size + 1).Select(_ => $"{prefix}{_names++}").ToArray();
        var states = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            states.Append($"'{names[i]}':{{{State(names, i, depth)}}},");
        }

        return $"{{'StartAt':'{names[0]}','States':{{{states}'{names[size]}':{{'Type':'Succeed'}}}}}}";
    }

    private string State(string[] names, int at, int depth)
    {
        var next = $"'Next':'{names[at + 1]}'";
        var isJsonata = _random.Next(2) == 0;
        var catcher = Catch(names[^1], isJsonata);
        return (isJsonata ? "'QueryLanguage':'JSONata'," : "") + (_random.Next(depth < DeepestNesting ? 8 : 6) switch
        {
            0 or 1 => $"'Type':'Pass',{(isJsonata ? Output(depth) : PathPass(depth))},{next}",
            2 => $"'Type':'Wait',{(isJsonata ? $"'Seconds':{Pick("5", Query("$states.input.n"))}" : Pick("'Seconds':90000", "'SecondsPath':'$.n'", "'Timestamp':'2030-01-01T00:00:00Z'"))},{next}",
            3 => $"'Type':'Task','Resource':'${{F}}',{(isJsonata ? $"'Arguments':{Query()},{Output(depth)}" : $"'Parameters':{Template()},'ResultPath':'$.t'")}{Retry()}{catcher},{next}",
            // Without a Default the rule leads on, so that something does.
            4 => _random.Next(6) == 0 ? $"'Type':'Choice','Choices':[{{{Rule(isJsonata)},{next}}}]" : $"'Type':'Choice','Choices':[{{{Rule(isJsonata)},'Next':'{names[^1]}'}}],'Default':'{names[at + 1]}'",
            5 => $"'Type':'Task','Resource':'arn:aws:states:::sns:publish',{(isJsonata ? "'Arguments':{'Message':'m'}" : "'Parameters':{'Message.$':'$'}")},'TimeoutSeconds':5{catcher},{next}",
            6 => $"'Type':'Parallel','Branches':[{Chain(depth + 1)},{(_random.Next(3) == 0 ? Failing(isJsonata) : Chain(depth + 1))}]{Retry()}{catcher},{next}",
            _ => $"'Type':'Map',{(isJsonata ? $"'Items':{Query("$states.input.items")}" : "'ItemsPath':'$.items','ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value'}")},"
                + $"'MaxConcurrency':{_random.Next(3)},'ItemProcessor':{Chain(depth + 1)}{Retry()}{catcher},{next}",
        });
    }

    private string PathPass(int depth) => _random.Next(4) switch
    {
        0 => "'Result':{'r':[1,2]},'ResultPath':'$.r'",
        1 => $"'InputPath':{Quoted(Pick(Paths))}",
        2 => $"'Parameters':{Template()},'OutputPath':'$.p'",
        _ => $"'Assign':{{'v{depth}':{{'p.$':{Quoted(Pick(Paths))}}},'w{depth}.$':{Quoted(Pick(Functions))}}},'Parameters':{{'old.$':'$v{depth}'}}",
    };

    private string Output(int depth) => _random.Next(3) switch
    {
        0 => $"'Output':{{'o':[{Query()}],'plain':'text'}}",
        1 => $"'Assign':{{'v{depth}':{Query()}}},'Output':{Query($"$v{depth}")}",
        _ => $"'Output':{Query()}",
    };

    private string Template() => $"{{'p.$':{Quoted(Pick(Paths))},'f.$':{Quoted(Pick(Functions))},'plain':[1,{{'q.$':'$$.Execution.Id'}}]}}";

    private string Rule(bool isJsonata) => isJsonata
        ? $"'Condition':{Query(Pick("$states.input.n > 1", "$exists($states.input.a)", "$states.input.a"))}"
        : Pick("'Variable':'$.n','NumericGreaterThan':1", "'Variable':'$.a','IsPresent':true", "'Not':{'Variable':'$.a','IsString':true}", "'And':[{'Variable':'$.n','NumericEqualsPath':'$.n'}]");

    private string Retry() => _random.Next(3) == 0 ? $",'Retry':[{{'ErrorEquals':['E','States.TaskFailed'],'MaxAttempts':{_random.Next(3)},'IntervalSeconds':2,'JitterStrategy':'FULL'}}]" : "";

    private string Catch(string target, bool isJsonata) => _random.Next(2) == 0
        ? ""
        : $",'Catch':[{{'ErrorEquals':['States.ALL'],{(isJsonata ? $"'Output':{Query("$states.errorOutput")}" : "'ResultPath':'$.e'")},'Next':'{target}'}}]";

    private string Failing(bool isJsonata)
    {
        var name = $"Nested{_names++}";
        return $"{{'StartAt':'{name}','States':{{'{name}':{{'Type':'Fail',{(isJsonata ? "'Error':'E'" : "'Error':'E','CausePath':'$.text'")}}}}}}}";
    }

    private string Query(string? expression = null) => Quoted($"{{% {expression ?? Pick(Queries)} %}}");

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
