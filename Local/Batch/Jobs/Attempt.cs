namespace Stepyard.Local.Batch.Jobs;

/// <summary>One run of a job's container. All times are milliseconds since 1970.</summary>
/// <param name="TaskArn">The task in Amazon ECS that it is on AWS.</param>
/// <param name="LogStream">The name of its log stream.</param>
internal sealed record Attempt(string TaskArn, string LogStream)
{
    /// <summary>Null where the command was never started.</summary>
    public long? StartedAt { get; set; }

    /// <summary>Null while it runs.</summary>
    public long? StoppedAt { get; set; }

    /// <summary>What the command ended with; null where it was never started.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What the container has to say about its end, such as <c>CannotStartContainerError: …</c>; null where that is nothing.</summary>
    public string? Reason { get; set; }

    /// <summary>What Batch has to say about its end.</summary>
    public string? StatusReason { get; set; }
}
