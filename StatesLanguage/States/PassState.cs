using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
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
        _flow = JsonPathDataFlow.ReadPass(fields);
        _result = fields.Any("Result");
        Next = StateReader.ReadNext(fields);
    }

    /// <summary>The state that follows; null where the state is the end.</summary>
    public StateReference? Next { get; }

    public override IEnumerable<StateReference> Targets => Next is null ? [] : [Next];

    internal static PassState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch) => new(Run(branch));

    private Transition Run(Branch branch) =>
        _flow.TryGetInput(branch, out var input, out var error)
        && _flow.TryGetArguments(branch, input, out var arguments, out error)
        && _flow.TryGetOutput(branch, _result ?? arguments, out var output, out error)
            ? Transition.To(Next?.State, output)
            : Transition.Fail(branch.Explain(error));
}
