namespace Stepyard.Local.StepFunctions;

/// <summary>Keeps Standard executions for as long as the yard runs.</summary>
internal sealed class ExecutionsInMemory : IExecutionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StandardExecution> _byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StandardExecution>> _byStateMachine = new(StringComparer.Ordinal);
    private long _sequence;

    public StandardExecution? Add(StandardExecution execution)
    {
        lock (_gate)
        {
            if (_byArn.TryGetValue(execution.Arn, out var existing))
            {
                return existing;
            }

            execution.Sequence = ++_sequence;
            _byArn.Add(execution.Arn, execution);
            if (!_byStateMachine.TryGetValue(execution.StateMachineArn, out var siblings))
            {
                _byStateMachine.Add(execution.StateMachineArn, siblings = []);
            }

            siblings.Add(execution);
            return null;
        }
    }

    public StandardExecution? Find(string arn)
    {
        lock (_gate)
        {
            return _byArn.GetValueOrDefault(arn);
        }
    }

    public IReadOnlyList<StandardExecution> Of(string stateMachineArn)
    {
        lock (_gate)
        {
            return _byStateMachine.TryGetValue(stateMachineArn, out var executions) ? [.. executions.AsEnumerable().Reverse()] : [];
        }
    }

    public IReadOnlyList<StandardExecution> Remove(string stateMachineArn)
    {
        lock (_gate)
        {
            if (!_byStateMachine.Remove(stateMachineArn, out var executions))
            {
                return [];
            }

            foreach (var execution in executions)
            {
                _byArn.Remove(execution.Arn);
            }

            return executions;
        }
    }
}
