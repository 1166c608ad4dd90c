using System.Collections.Immutable;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Preview.Policies;

/// <summary>Who, what or where a statement is about: some patterns, or everything but them.</summary>
/// <param name="IsExcept">Whether the patterns are the exceptions (<c>NotAction</c>, <c>NotResource</c>, <c>NotPrincipal</c>).</param>
/// <param name="Patterns">The patterns.</param>
internal sealed record Scope(bool IsExcept, ImmutableArray<string> Patterns)
{
    /// <summary>What a statement says nothing about, as a role's says nothing about principals.</summary>
    public static readonly Scope Unsaid = new(IsExcept: false, ["*"]);

    /// <summary>Whether upper and lower case are the same, as in actions.</summary>
    public bool IgnoresCase { get; init; }

    public bool IsSaid => !ReferenceEquals(this, Unsaid);

    /// <summary>The patterns one by one; what has exceptions stays whole.</summary>
    public IEnumerable<Scope> Parts => IsExcept || Patterns.Length == 1 ? [this] : Patterns.Select(pattern => this with { Patterns = [pattern] });

    /// <summary>Whether it is open to what nobody has named: a pattern with a wildcard, or everything with exceptions.</summary>
    public bool IsWild => IsExcept || Patterns.Any(pattern => pattern.AsSpan().ContainsAny('*', '?'));

    /// <summary>Whether all that another one is about is within this one; where that can't be told, it is not.</summary>
    public bool Covers(Scope other) => (IsExcept, other.IsExcept) switch
    {
        (false, false) => other.Patterns.All(pattern => Patterns.Any(wider => Covers(wider, pattern))),
        (false, true) => Patterns.Contains("*", StringComparer.Ordinal),
        (true, false) => other.Patterns.All(pattern => !Patterns.Any(exception => Covers(exception, pattern) || Covers(pattern, exception))),
        (true, true) => Patterns.All(exception => other.Patterns.Any(wider => Covers(wider, exception))),
    };

    public override string ToString() => (IsExcept ? "everything but " : "") + string.Join(", ", Patterns);

    // A ? in place of a * would let in more than one character.
    private bool Covers(string pattern, string other) =>
        pattern == other
        || (Wildcard.Matches(pattern, other, IgnoresCase) && !(pattern.Contains('?', StringComparison.Ordinal) && other.Contains('*', StringComparison.Ordinal)));
}
