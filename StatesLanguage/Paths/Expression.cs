using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Intrinsics;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>What stands after a name that ends in <c>.$</c>, compiled once: a path, a path into the context object, or an intrinsic function.</summary>
public abstract class Expression
{
    private protected Expression(string text) => Text = text;

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The variables that it looks in, without <c>$</c>; not those of filters.</summary>
    internal virtual IEnumerable<string> Variables => [];

    /// <summary>Compiles an expression.</summary>
    /// <param name="text">A path or a call of an intrinsic function.</param>
    /// <param name="expression">The compiled expression; null where the text is neither.</param>
    /// <param name="problem">What is wrong with the text; null where nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out string? problem)
    {
        bool parsed;
        if (text.StartsWith('$'))
        {
            parsed = JsonPath.TryParse(text, out var path, out problem);
            expression = path;
        }
        else
        {
            parsed = IntrinsicCall.TryParse(text, out var call, out problem);
            expression = call;
        }

        return parsed;
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="input">What <c>$</c> stands for.</param>
    /// <param name="scope">What else the expression can see.</param>
    /// <param name="result">The value; null where there is an error.</param>
    /// <param name="error">The error; null where there is none.</param>
    public abstract bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error);
}
