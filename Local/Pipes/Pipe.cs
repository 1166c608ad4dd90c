using System.Collections.Immutable;
using Stepyard.Local.EventPatterns;

namespace Stepyard.Local.Pipes;

/// <summary>Takes messages from a queue to a state machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn"><c>arn:aws:pipes:REGION:ACCOUNT:pipe/NAME</c>.</param>
/// <param name="RoleArn">What it does everything as.</param>
/// <param name="SourceArn">The queue.</param>
/// <param name="TargetArn">The state machine.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Amazon EventBridge Pipes".</remarks>
internal sealed record Pipe(string Name, string Arn, string RoleArn, string SourceArn, string TargetArn)
{
    /// <summary>Patterns of which a message has to match one; empty where all go through.</summary>
    public ImmutableArray<EventPattern> Filters { get; init; } = [];

    /// <summary>How many messages the target gets at once, at most.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>What the target gets of each message; null for all of it.</summary>
    public PipeTemplate? Template { get; init; }

    /// <summary>Whether it waits until the execution has succeeded; otherwise it is enough that it has started.</summary>
    public bool WaitsForEnd { get; init; }
}
