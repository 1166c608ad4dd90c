using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A stage of a REST API: a deployment under a name, how much it lets through, and where it logs.</summary>
/// <param name="name">The stage's name, which is the first part of a request's path.</param>
/// <param name="deployment">What it serves.</param>
/// <param name="limits">The limits by method, <c>POST /dragons</c>; those of <c>* /*</c> are for every other one.</param>
/// <param name="accessLog">Null where the stage logs nothing.</param>
/// <param name="variables">The stage variables.</param>
/// <param name="time">The clock that throttling goes by.</param>
internal sealed class Stage(
    string name,
    Deployment deployment,
    IReadOnlyDictionary<string, Throttling> limits,
    AccessLog<RestExchange>? accessLog,
    ImmutableDictionary<string, string> variables,
    TimeProvider time)
{
    public const string AllMethods = "* /*";

    private readonly ConcurrentDictionary<Method, TokenBucket> _buckets = new();

    public string Name { get; } = name;

    public Deployment Deployment { get; } = deployment;

    public AccessLog<RestExchange>? AccessLog { get; } = accessLog;

    public ImmutableDictionary<string, string> Variables { get; } = variables;

    /// <summary>The stage variables as templates see them.</summary>
    public VelocityMap ToVelocity()
    {
        var map = new VelocityMap();
        foreach (var (variable, value) in Variables)
        {
            map[variable] = value;
        }

        return map;
    }

    /// <summary>Takes one request's share of a method's rate; false where there is none left.</summary>
    public bool Admits(Method method) => _buckets.GetOrAdd(method, found => new(LimitsOf(found), time)).TryTake();

    private Throttling LimitsOf(Method method) =>
        limits.GetValueOrDefault($"{method.HttpMethod} {method.Resource.Path}") ?? limits.GetValueOrDefault($"* {method.Resource.Path}")
        ?? limits.GetValueOrDefault(AllMethods) ?? Throttling.OfTheAccount;
}
