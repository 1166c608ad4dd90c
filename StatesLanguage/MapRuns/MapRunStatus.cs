namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>How a map run stands.</summary>
public enum MapRunStatus
{
    Running,
    Succeeded,

    /// <summary>Too many child executions failed, or the items or results could not be read or written.</summary>
    Failed,

    /// <summary>The execution that it belongs to ended before it did.</summary>
    Aborted,
}
