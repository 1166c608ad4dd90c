using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Runs its branches at the same time; its result is the array of their outputs.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html</remarks>
public sealed class ParallelState : RetryableState
{
    private readonly DataFlow _flow;
    private readonly StateGraph[] _branches;

    private ParallelState(string name, FieldReader fields)
        : base(name, fields, "Parallel")
    {
        _flow = fields.Language.ReadTask(fields);
        fields.Require("Branches");
        var graphs = new List<StateGraph>();
        var branches = fields.Objects("Branches");
        foreach (var branch in branches ?? [])
        {
            branch.Text("Comment");
            if (fields.Definition.ReadGraph(branch) is { } graph)
            {
                graphs.Add(graph);
            }

            branch.ReportUnknown();
        }

        if (branches is { Count: 0 })
        {
            fields.Wrong("Branches", "Value cannot be empty", ArrayValue.Empty, "at least one branch");
        }

        _branches = [.. graphs];
    }

    public override IReadOnlyList<StateGraph> Graphs => _branches;

    internal override string AbortedEvent => "ParallelStateAborted";

    internal static ParallelState Read(string name, FieldReader fields) => new(name, fields);

    internal override async ValueTask<Attempt> AttemptAsync(Branch branch)
    {
        if (branch.Execution.Inspection is { } inspection)
        {
            return inspection.Mocked.Output is not { } mocked ? inspection.Mocked
                : _flow.TryGetOutput(branch, mocked, out var mockedOutput, out var mistake) ? Attempt.Succeeded(mockedOutput)
                : Attempt.Failed(mistake);
        }

        if (!_flow.TryGetInput(branch, out var input, out var error) || !_flow.TryGetArguments(branch, input, out input, out error))
        {
            return Attempt.Failed(branch.Explain(error));
        }

        var before = branch.Unfinished as Branches;
        if (before is null)
        {
            branch.Record(new Milestone("ParallelStateStarted"));
        }

        var fork = new Branches(branch, _branches, input, before);
        await fork.CompleteAsync();
        if (fork.Error is { } failure)
        {
            return Attempt.FailedBelow(failure);
        }

        branch.Execution.Record(new Milestone("ParallelStateSucceeded"), branch.LastEventId);
        return _flow.TryGetOutput(branch, fork.Outputs, out var output, out error)
            ? Attempt.Succeeded(output)
            : Attempt.Failed(branch.Explain(error));
    }

    private protected override void RecordFailed(Branch branch) => branch.Record(new Milestone("ParallelStateFailed"));

    private sealed class Branches : Fork
    {
        public Branches(Branch owner, StateGraph[] graphs, Value input, Branches? before)
            : base(owner, graphs.Length)
        {
            var started = owner.LastEventId;
            for (var i = 0; i < graphs.Length; i++)
            {
                if (before is null || !TryTakeOver(before, i, started))
                {
                    Start(i, graphs[i], input, null, started);
                }
            }
        }
    }
}
