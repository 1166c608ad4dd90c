using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Passes its input, or a fixed <c>Result</c>, to its output.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html</remarks>
public sealed class PassState : State
{
    private readonly DataFlow _flow;
    private readonly Value? _result;

    private PassState(string name, FieldReader fields)
        : base(name, fields, "Pass")
    {
        _flow = fields.Language.ReadPass(fields);
        _result = fields.Language.ReadResult(fields);
        Next = StateReader.ReadNext(fields);
    }

    /// <summary>The state that follows; null where the state is the end.</summary>
    public StateReference? Next { get; }

    public override bool IsEnd => Next is null;

    public override IEnumerable<StateReference> Targets => Next is null ? [] : [Next];

    internal static PassState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch) => new(Run(branch));

    private Transition Run(Branch branch) =>
        TryGetResult(branch, out var result, out var error) && _flow.TryGetOutput(branch, result, out var output, out error)
            ? Transition.To(Next?.State, output)
            : Transition.Fail(branch.Explain(error));

    // A fixed result needs no input: AWS does not even look at InputPath and Parameters then.
    private bool TryGetResult(Branch branch, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        if (_result is null)
        {
            error = null;
            return _flow.TryGetInput(branch, out result, out error) && _flow.TryGetArguments(branch, result, out result, out error);
        }

        branch.Shown?.Result = _result;
        (result, error) = (_result, null);
        return true;
    }
}
