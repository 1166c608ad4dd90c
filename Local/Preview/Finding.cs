namespace Stepyard.Local.Preview;

/// <summary>What a reviewer should know about a resource beyond how it changes.</summary>
/// <param name="Rule">The rule that it was found by, such as <c>wider-access</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Message">What is so, as a sentence about the resource without a full stop.</param>
/// <param name="WaivedBecause">Why it is all right here; null where nobody has said so.</param>
internal sealed record Finding(string Rule, FindingSeverity Severity, RecordedResource Resource, string Message, string? WaivedBecause = null)
{
    public bool IsWaived => WaivedBecause is not null;
}

/// <summary>How bad a finding is.</summary>
internal enum FindingSeverity
{
    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Makes the stack invalid, unless it is waived.</summary>
    Error,
}
