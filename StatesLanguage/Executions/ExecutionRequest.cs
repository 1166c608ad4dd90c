using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What to run, and everything that an execution takes from outside.</summary>
/// <param name="Machine">The state machine.</param>
/// <param name="Input">The input.</param>
/// <param name="Identity">Who the execution is.</param>
/// <param name="Tasks">What Task states call.</param>
public sealed record ExecutionRequest(StateMachine Machine, Value Input, ExecutionIdentity Identity, ITaskRunner Tasks)
{
    /// <summary>Receives the events; by default no one does.</summary>
    public IHistory? History { get; init; }

    /// <summary>The clock and the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where jitter and <c>States.MathRandom</c> draw from.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where task tokens and <c>States.UUID</c> come from.</summary>
    public Func<Guid> NewGuid { get; init; } = Guid.NewGuid;
}
