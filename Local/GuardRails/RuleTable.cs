using System.Collections.Immutable;
using Stepyard.Local.GuardRails.Rules;

namespace Stepyard.Local.GuardRails;

/// <summary>All rules.</summary>
internal static class RuleTable
{
    /// <summary>By name.</summary>
    public static readonly ImmutableArray<GuardRail> All =
    [
        .. new GuardRail[]
        {
            new NoWildcardActions(),
            new NoWildcardResources(),
            new PinnedTrust(),
            new PinnedPolicies(),
            new LogRetention(),
            new ExecutionLogs(),
            new FunctionLogs(),
            new StageLogs(),
            new ThrottledStages(),
            new TaskTimeouts(),
            new LambdaRetries(),
            new EncryptedAtRest(),
            new ProtectedData(),
            new WatchedExecutions(),
            new WatchedFunctions(),
            new WatchedDeadLetters(),
            new Tagged(),
            new NamedAfterStack(),
        }.OrderBy(rule => rule.Name, StringComparer.Ordinal),
    ];
}
