using Stepyard.Local.CloudWatch;

namespace Stepyard.Local.Lambda;

/// <summary>Counts the invocations of functions.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html</remarks>
internal sealed class FunctionMetrics(IMetrics? metrics, TimeProvider time)
{
    /// <summary>Counts an invocation when it has ended, whoever still waits for it.</summary>
    public void Count(string function, Task<InvocationResult> invocation)
    {
        var start = time.GetTimestamp();
        _ = invocation.ContinueWith(
            ended =>
            {
                Put(function, "Invocations", 1);
                Put(function, "Errors", ended.Result.Failed ? 1 : 0);
                Put(function, "Throttles", 0);
                Put(function, "Duration", time.GetElapsedTime(start).TotalMilliseconds);
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Counts an invocation that was refused because too many are under way.</summary>
    public void CountThrottled(string function) => Put(function, "Throttles", 1);

    private void Put(string function, string name, double value) => metrics?.Put("AWS/Lambda", name, value, "FunctionName", function);
}
