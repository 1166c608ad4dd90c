using System.Collections.Immutable;
using Stepyard.Local.EventPatterns.Events;
using Stepyard.Local.EventPatterns.Tests;

namespace Stepyard.Local.EventPatterns;

/// <summary>What a pattern says of one field: any one of the tests will do.</summary>
/// <param name="Path">The names that lead to the field, joined by dots.</param>
/// <param name="Tests">What its value may be.</param>
/// <param name="MayBeAbsent">Whether the field need not be there: <c>{"exists": false}</c>.</param>
internal sealed record FieldTest(string Path, ImmutableArray<ValueTest> Tests, bool MayBeAbsent = false)
{
    /// <summary>How many names lead to the field.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>How many conditions there are, one of which has to hold.</summary>
    public int Choices => Tests.Length + (MayBeAbsent ? 1 : 0);

    /// <summary>The values of an event that pass.</summary>
    public IEnumerable<EventField> Passing(EventFields fields) => fields[Path].Where(field => Tests.Any(test => test.Holds(field.Value)));
}
