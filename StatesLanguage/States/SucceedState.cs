using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.States;

/// <summary>Ends its branch well.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html</remarks>
public sealed class SucceedState : State
{
    private readonly DataFlow _flow;

    private SucceedState(string name, FieldReader fields)
        : base(name, fields, "Succeed") => _flow = fields.Language.ReadSucceed(fields);

    internal static SucceedState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch) => new(Run(branch));

    private Transition Run(Branch branch) =>
        _flow.TryGetInput(branch, out var input, out var error)
        && _flow.TryGetArguments(branch, input, out var passed, out error)
        && _flow.TryGetOutput(branch, passed, out var output, out error)
            ? Transition.To(null, output)
            : Transition.Fail(branch.Explain(error));
}
