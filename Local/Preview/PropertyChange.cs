using System.Collections.Immutable;

namespace Stepyard.Local.Preview;

/// <summary>How an input of a resource differs.</summary>
/// <param name="Name">The input's wire name.</param>
/// <param name="Kind">Whether it is new, another or gone; <see cref="ChangeKind.Replace"/> where AWS can't change it in place.</param>
/// <param name="Values">What is different in it.</param>
internal sealed record PropertyChange(string Name, ChangeKind Kind, ImmutableArray<ValueChange> Values)
{
    /// <summary>What is different in its parts that have names: the states of a definition, the statements of a policy.</summary>
    public ImmutableArray<PartChange> Parts { get; init; } = [];

    /// <summary>Whether what it comes to is known once it is deployed only: the values are those that AWS is expected to give.</summary>
    public bool IsKnownAfterApply { get; init; }
}

/// <summary>How a state of a definition, or a statement of a policy, differs.</summary>
/// <param name="Part"><c>state</c> or <c>statement</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">Whether it is new, another or gone.</param>
/// <param name="Values">What is different in it.</param>
internal sealed record PartChange(string Part, string Name, ChangeKind Kind, ImmutableArray<ValueChange> Values);
