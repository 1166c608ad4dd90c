namespace Stepyard.StatesLanguage.Executions;

/// <summary>The time of the transition at hand, which is the same when the execution is repeated: what expressions call now.</summary>
internal sealed class TurnClock(Execution execution) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => execution.Now;
}
