namespace Stepyard.StatesLanguage.Executions;

/// <summary>How an execution ended.</summary>
public enum ExecutionStatus
{
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}
