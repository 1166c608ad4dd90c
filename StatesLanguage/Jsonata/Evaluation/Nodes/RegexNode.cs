using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Regexes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>/pattern/flags</c></summary>
internal sealed class RegexNode(string pattern, string flags) : Node
{
    private readonly RegexValue _regex = new(JavaScriptRegex.Parse(pattern, flags.Contains('i'), flags.Contains('m')));

    public override Value? Evaluate(Value? input, Frame frame) => _regex;
}
