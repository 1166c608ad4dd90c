namespace Stepyard.Local.Lambda;

/// <summary>Lambda's limits.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class Quotas
{
    /// <summary>The payload of a synchronous invocation: 6 MB.</summary>
    public const int RequestBytes = 6 * 1024 * 1024;

    /// <summary>The payload of an asynchronous invocation: 1 MB.</summary>
    public const int EventBytes = 1024 * 1024;

    /// <summary>A response: 6 MB and a little for its envelope.</summary>
    public const int ResponseBytes = RequestBytes + 100;

    /// <summary>How long a function may take to load before its first invocation counts.</summary>
    public static readonly TimeSpan Initialization = TimeSpan.FromSeconds(10);
}
