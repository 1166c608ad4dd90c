using System.Collections.Concurrent;

namespace Stepyard.Local.ApiGateway;

/// <summary>A stage of an API: how much it lets through, and where it logs.</summary>
/// <param name="name">The stage's name; <c>$default</c> is served at the root, any other under <c>/NAME</c>.</param>
/// <param name="limits">The limits for every route that has none of its own.</param>
/// <param name="routeLimits">The limits by route key.</param>
/// <param name="accessLog">Null where the stage logs nothing.</param>
/// <param name="variables">The stage variables.</param>
/// <param name="time">The clock that throttling goes by.</param>
internal sealed class Stage(
    string name,
    Throttling limits,
    IReadOnlyDictionary<string, Throttling> routeLimits,
    AccessLog<Exchange>? accessLog,
    IReadOnlyDictionary<string, string> variables,
    TimeProvider time)
{
    public const string Default = "$default";

    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new();

    public string Name { get; } = name;

    public AccessLog<Exchange>? AccessLog { get; } = accessLog;

    public IReadOnlyDictionary<string, string> Variables { get; } = variables;

    /// <summary>Takes one request's share of a route's rate; false where there is none left.</summary>
    public bool Admits(RouteKey route)
    {
        if (!_buckets.TryGetValue(route.Text, out var bucket))
        {
            bucket = _buckets.GetOrAdd(route.Text, key => new(routeLimits.GetValueOrDefault(key, limits), time));
        }

        return bucket.TryTake();
    }
}
