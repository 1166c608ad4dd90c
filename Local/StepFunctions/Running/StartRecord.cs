using System.Text.Json.Serialization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>How an execution was started, as it is written down.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Revision">The key of what it runs in the catalogue of state machines.</param>
/// <param name="StartDate">When.</param>
/// <param name="Input">The input's text; null where it is with the execution alone.</param>
internal sealed record StartRecord(string Arn, string Revision, DateTimeOffset StartDate, string? Input)
{
    /// <summary>The alias that it was started by.</summary>
    public string? AliasArn { get; init; }

    public string? TraceHeader { get; init; }

    /// <summary>The map run that it is a child of.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>How many items the input of a child execution holds.</summary>
    public int? ItemCount { get; init; }

    /// <summary>Its place among all executions, in the order of their starts, by which the lines about it are known.</summary>
    [JsonIgnore]
    public long Sequence { get; init; }

    /// <summary>How often it had ended and was taken up again: of two records, the one with more counts.</summary>
    public int Reopened { get; init; }

    /// <summary>How many happenings from before belong to the record; without them it counts for nothing.</summary>
    public int Past { get; init; }

    /// <summary>The record as it is kept in memory: without the input's text where the input itself prints as that.</summary>
    public StartRecord Kept(Value input) => Input == input.ToJson() ? this with { Input = null } : this;
}
