using Stepyard.Local.Batch.Jobs;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.JobDefinitions;

/// <summary>A revision of a job definition: what jobs of it run, unless they say otherwise.</summary>
/// <param name="Name">The name of all revisions.</param>
/// <param name="Revision">The number of this one, from 1.</param>
/// <param name="Arn">The ARN, which ends in the revision.</param>
internal sealed record JobDefinition(string Name, int Revision, string Arn)
{
    public required ContainerProperties Container { get; init; }

    /// <summary>The values of parameters that a job doesn't give.</summary>
    public required ObjectValue Parameters { get; init; }

    /// <summary>When a job of it is tried again; null where it does not say.</summary>
    public RetryStrategy? Retry { get; init; }

    /// <summary>How long an attempt may take; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    public required ObjectValue Tags { get; init; }

    public bool PropagatesTags { get; init; }

    /// <summary><c>EC2</c> or <c>FARGATE</c>; empty where it does not say.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Whether jobs can still be submitted with it.</summary>
    public bool IsActive { get; init; } = true;

    public bool IsFargate => Platforms is ["FARGATE"];
}
