namespace Stepyard.Mapping.Velocity;

/// <summary>How templates are rendered, and how much one rendering may take before it fails: templates and their input may be hostile.</summary>
internal sealed record RenderOptions
{
    public static readonly RenderOptions Default = new();

    /// <summary>Characters of output.</summary>
    public int MostOutput { get; init; } = 16 * 1024 * 1024;

    /// <summary>Characters, list items and loop rounds that are made on the way, together.</summary>
    public long MostWork { get; init; } = 64 * 1024 * 1024;

    /// <summary>Rounds of one <c>#foreach</c>, which ends after them without an error, as with Velocity's <c>directive.foreach.maxloops</c>.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>Macros, defined blocks and interpolated strings inside each other.</summary>
    /// <remarks>Velocity: <c>velocimacro.max.depth</c>.</remarks>
    public int MostDepth { get; init; } = 20;

    /// <summary>Whether a reference whose variable exists, but not what it asks of it, renders as nothing instead of as it is written.</summary>
    public bool MissingMembersAreEmpty { get; init; }
}
