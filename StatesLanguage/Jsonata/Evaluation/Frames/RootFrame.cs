using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>The outermost frame of an expression: its own variables, and those from outside as far as they were asked for.</summary>
/// <param name="outer">The frame that an expression of <c>$eval</c> runs in.</param>
internal sealed class RootFrame(Program program, Frame? outer, EvaluationState evaluation, IBindings bindings, Value? input) : Frame(program.Scope, outer)
{
    private readonly Value?[] _globals = new Value?[program.Globals.Count];

    public new EvaluationState Evaluation { get; } = evaluation;

    public IBindings Bindings { get; } = bindings;

    /// <summary>The value of <c>$$</c>.</summary>
    public Value? Input { get; } = input;

    public Program Program { get; } = program;

    /// <summary>A variable from outside, else a function of the dialect.</summary>
    public Value? Global(int index)
    {
        return Undefined.ToNull(_globals[index] ??= Find(Program.Globals[index]) ?? Undefined.Instance);
    }

    private Value? Find(string name)
    {
        if (Bindings.TryGet(name, out var value))
        {
            return value;
        }

        return Program.Functions.TryGet(name, out var function) ? function : null;
    }
}
