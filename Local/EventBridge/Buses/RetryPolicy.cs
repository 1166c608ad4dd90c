using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>How often, and for how long, an event is tried again where a target fails for now.</summary>
/// <param name="MaximumAttempts">How often after the first time; 0 to 185.</param>
/// <param name="MaximumAge">How old an event may get; a minute to a day.</param>
/// <remarks>AWS: Amazon EventBridge API Reference, RetryPolicy; User Guide, "How EventBridge retries delivering events".</remarks>
internal sealed record RetryPolicy(int MaximumAttempts, TimeSpan MaximumAge)
{
    public const int MostAttempts = 185;
    public const int LeastAge = 60;
    public const int MostAge = 86_400;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    public static RetryPolicy Of(ObjectValue? given) =>
        new(Number(given, "MaximumRetryAttempts", MostAttempts), TimeSpan.FromSeconds(Number(given, "MaximumEventAgeInSeconds", MostAge)));

    /// <summary>How long to wait before a further attempt: twice as long each time, and of that a random half at least.</summary>
    /// <param name="attempts">How often it was tried again before.</param>
    /// <param name="random">Spreads the attempts.</param>
    public static TimeSpan Pause(int attempts, Random random)
    {
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempts, 20)));
        return TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds * (1 + random.NextDouble()) / 2));
    }

    private static int Number(ObjectValue? given, string name, int usual) =>
        given is not null && given.TryGetValue(name, out var value) && value is NumberValue number ? (int)number.AsInt64 : usual;
}
