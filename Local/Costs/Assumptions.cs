namespace Stepyard.Local.Costs;

/// <summary>What no definition says of a request, and a bill depends on: round numbers, to be replaced by those of your own traffic.</summary>
internal static class Assumptions
{
    /// <summary>How long a function takes, warm.</summary>
    public static readonly TimeSpan FunctionDuration = TimeSpan.FromMilliseconds(50);

    /// <summary>How long an Express execution takes beside its functions, for each state.</summary>
    public static readonly TimeSpan StateDuration = TimeSpan.FromMilliseconds(10);

    /// <summary>What an API's access log has of a request.</summary>
    public const int AccessLogBytes = 450;

    /// <summary>What Lambda logs of an invocation itself: its start, and its report.</summary>
    public const int FunctionLogBytes = 800;

    /// <summary>What Step Functions logs of an event where the level is ALL, with its data.</summary>
    public const int EventLogBytes = 900;

    /// <summary>Requests for a message of a queue: it is sent, received and deleted.</summary>
    public const int RequestsPerMessage = 3;

    /// <summary>A month of thirty days, in which requests come evenly.</summary>
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>The memory that an Express execution is billed for at least, in MB: 50 of its own and the definition, in chunks of 64.</summary>
    public const int ExpressMemoryMb = 64;

    /// <summary>How many of a month's requests X-Ray's default rule traces: the first of each second, and one in twenty of the others.</summary>
    /// <remarks>AWS: X-Ray Developer Guide, "Configuring sampling rules".</remarks>
    public static decimal Traced(decimal requests)
    {
        var first = Math.Min(requests, (decimal)Month.TotalSeconds);
        return first + ((requests - first) / 20);
    }
}
