namespace Stepyard.Local.Batch.Jobs;

/// <summary>How long an attempt of a job may take.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html</remarks>
internal static class JobTimeout
{
    private const int Least = 60;

    /// <summary>The <c>timeout</c> of a request; null where it has none.</summary>
    /// <exception cref="Wire.AwsException"><c>ClientException</c>: it is shorter than 60 seconds.</exception>
    public static TimeSpan? Read(Request request) =>
        request.Structure("timeout")?.Number("attemptDurationSeconds", Least, int.MaxValue) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
