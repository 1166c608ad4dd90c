using System.Collections.Immutable;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>What an alarm may say and need not.</summary>
internal sealed record AlarmOptions
{
    /// <summary>What <see cref="TreatMissingData"/> may be.</summary>
    public static readonly ImmutableArray<string> Treatments = ["breaching", "notBreaching", "ignore", "missing"];

    public string? Description { get; init; }

    /// <summary>In how many of the periods the threshold must be crossed; null for all of them.</summary>
    public int? DatapointsToAlarm { get; init; }

    /// <summary>What a period without a value counts as; null for <c>missing</c>.</summary>
    public string? TreatMissingData { get; init; }

    /// <summary>The metric's unit, which is told and no more.</summary>
    public string? Unit { get; init; }

    public bool ActionsEnabled { get; init; } = true;

    /// <summary>Whom it tells when it goes off.</summary>
    public ImmutableArray<string> AlarmActions { get; init; } = [];

    /// <summary>Whom it tells when all is well.</summary>
    public ImmutableArray<string> OkActions { get; init; } = [];

    /// <summary>Whom it tells when it can't tell.</summary>
    public ImmutableArray<string> InsufficientDataActions { get; init; } = [];

    /// <summary>Whom it tells of a state.</summary>
    public ImmutableArray<string> ActionsOf(string state) => state switch
    {
        AlarmState.Alarm => AlarmActions,
        AlarmState.Ok => OkActions,
        _ => InsufficientDataActions,
    };
}
