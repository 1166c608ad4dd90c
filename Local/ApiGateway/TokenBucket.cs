namespace Stepyard.Local.ApiGateway;

/// <summary>How many requests a route lets through.</summary>
/// <param name="Rate">Requests a second in the long run.</param>
/// <param name="Burst">Requests at once.</param>
internal sealed record Throttling(double Rate, double Burst)
{
    /// <summary>An account's own limits, where a stage sets none.</summary>
    /// <remarks>AWS: API Gateway quotas.</remarks>
    public static readonly Throttling OfTheAccount = new(10_000, 5_000);
}

/// <summary>A bucket that holds a burst of tokens and fills at a rate; each request takes one.</summary>
/// <remarks>AWS: HTTP API developer guide, "Throttle requests to your HTTP APIs".</remarks>
internal sealed class TokenBucket(Throttling limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = limits.Burst;
    private long _filledAt = time.GetTimestamp();

    public bool TryTake()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(limits.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * limits.Rate));
            _filledAt = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
