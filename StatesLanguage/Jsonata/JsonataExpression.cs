using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Jsonata.Compilation;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Jsonata.Syntax;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata;

/// <summary>A JSONata expression, parsed once and evaluated any number of times, also by many threads at a time.</summary>
/// <remarks>An evaluation takes at most <see cref="EvaluationOptions.TimeLimit"/> and fails with U1001 beyond that, and where it nests too deep.</remarks>
public sealed class JsonataExpression
{
    private readonly Program _program;

    private JsonataExpression(string text, Program program) => (Text, _program) = (text, program);

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>
    /// The variables (and functions) that the expression takes from outside, each use with its position:
    /// those that it binds itself and those that are functions of its dialect are not among them.
    /// </summary>
    internal IReadOnlyList<FreeVariable> FreeVariables => _program.FreeVariables;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="JsonataException">The text is no expression.</exception>
    public static JsonataExpression Parse(string text) => Parse(text, FunctionTable.Standard);

    /// <summary>Parses an expression; false where <see cref="Parse(string)"/> would throw.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out JsonataExpression? expression, [NotNullWhen(false)] out JsonataException? problem) =>
        TryParse(text, FunctionTable.Standard, out expression, out _, out problem);

    /// <summary>Evaluates the expression against an input; null stands for JSONata's undefined.</summary>
    /// <param name="input">What paths start from, <c>$$</c>.</param>
    /// <param name="bindings">Variables by name, without <c>$</c>.</param>
    /// <exception cref="JsonataException">The evaluation failed.</exception>
    public Value? Evaluate(Value? input, IReadOnlyDictionary<string, Value>? bindings = null) =>
        Evaluate(input, bindings is null ? NoBindings.Instance : new DictionaryBindings(bindings), EvaluationOptions.Default);

    internal static JsonataExpression Parse(string text, FunctionTable functions) => new(text, Compiler.Compile(Parser.Parse(text), functions));

    /// <summary>Parses an expression of a dialect.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="functions">The functions of the dialect.</param>
    /// <param name="expression">The expression; null where the text is none.</param>
    /// <param name="syntax">Its syntax, which the expression itself does not keep.</param>
    /// <param name="problem">Why the text is no expression; null where it is one.</param>
    internal static bool TryParse(
        string text,
        FunctionTable functions,
        [NotNullWhen(true)] out JsonataExpression? expression,
        [NotNullWhen(true)] out SyntaxNode? syntax,
        [NotNullWhen(false)] out JsonataException? problem)
    {
        try
        {
            syntax = Parser.Parse(text);
            (expression, problem) = (new(text, Compiler.Compile(syntax, functions)), null);
            return true;
        }
        catch (JsonataException e)
        {
            (expression, syntax, problem) = (null, null, e);
            return false;
        }
    }

    /// <summary>Evaluates the expression with variables that are asked for one by one, when they are needed.</summary>
    internal Value? Evaluate(Value? input, IBindings bindings, EvaluationOptions options) => _program.Run(input, bindings, options);
}
