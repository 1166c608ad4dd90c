namespace Stepyard.Local.Batch.Jobs;

/// <summary>Where a job is on its way, which it goes in this order; a job that is tried again goes back to <see cref="Runnable"/>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_states.html</remarks>
internal enum JobStatus
{
    Submitted,

    /// <summary>It waits for other jobs; or it is an array job, whose children are on their way.</summary>
    Pending,

    /// <summary>It waits for room in a compute environment.</summary>
    Runnable,

    Starting,

    Running,

    Succeeded,

    Failed,
}
