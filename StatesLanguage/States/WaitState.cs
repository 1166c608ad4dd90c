using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.States;

/// <summary>Waits for some seconds, or until a time.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html</remarks>
public sealed class WaitState : State
{
    private readonly DataFlow _flow;
    private readonly WaitTime _time;

    private WaitState(string name, FieldReader fields)
        : base(name, fields, "Wait")
    {
        _flow = fields.Language.ReadWait(fields);
        _time = WaitTime.Read(fields);
        Next = StateReader.ReadNext(fields);
    }

    /// <summary>The state that follows; null where the state is the end.</summary>
    public StateReference? Next { get; }

    public override bool IsEnd => Next is null;

    public override IEnumerable<StateReference> Targets => Next is null ? [] : [Next];

    internal override string AbortedEvent => "WaitStateAborted";

    internal static WaitState Read(string name, FieldReader fields) => new(name, fields);

    internal override async ValueTask<Transition> RunAsync(Branch branch)
    {
        if (!_flow.TryGetInput(branch, out var input, out var error)
            || !_time.TryGetEnd(branch, input, out var end, out error)
            || !_flow.TryGetArguments(branch, input, out var passed, out error))
        {
            return Transition.Fail(branch.Explain(error));
        }

        await branch.DelayUntil(end);
        return _flow.TryGetOutput(branch, passed, out var output, out error)
            ? Transition.To(Next?.State, output)
            : Transition.Fail(branch.Explain(error));
    }
}
