using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Regexes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>A regular expression as JSONata sees it: a function that finds the first match in a text.</summary>
internal sealed class RegexValue(JavaScriptRegex regex) : FunctionValue
{
    public JavaScriptRegex Regex => regex;

    public override int Arity => 2;

    public override Value? Apply(Value?[] arguments, Value? input, Frame frame)
    {
        var text = arguments.Length > 0 && arguments[0] is StringValue given ? given.Text : "";
        var from = arguments.Length > 1 && Numeric.IsWhole(arguments[1], out var start) ? (int)Math.Clamp(start, 0, text.Length) : 0;
        return regex.Match(text, from) is { } match ? TextMatch.Of(match).ToValue() : null;
    }
}
