using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>A parsed expression, ready to run.</summary>
/// <param name="Root">What it evaluates.</param>
/// <param name="Scope">The variables that it binds outside of blocks.</param>
/// <param name="Globals">The variables and functions that it names and doesn't bind.</param>
/// <param name="Functions">The functions of its dialect.</param>
/// <param name="FreeVariables">Each use of a variable from outside.</param>
internal sealed record Program(
    Node Root, Scope Scope, IReadOnlyList<string> Globals, FunctionTable Functions, IReadOnlyList<FreeVariable> FreeVariables)
{
    /// <summary>Evaluates the expression.</summary>
    public Value? Run(Value? input, IBindings bindings, EvaluationOptions options)
    {
        var wrapped = Sequences.Wrap(input);
        var frame = new RootFrame(this, null, new(options), bindings, wrapped);
        return Result.Of(Root.Evaluate(wrapped, frame));
    }
}
