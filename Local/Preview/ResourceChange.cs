using System.Collections.Immutable;

namespace Stepyard.Local.Preview;

/// <summary>What happens to a resource.</summary>
/// <param name="Before">The resource as it was; null where there was none.</param>
/// <param name="After">The resource as it is; null where there is none.</param>
/// <param name="Properties">How its inputs differ.</param>
internal sealed record ResourceChange(RecordedResource? Before, RecordedResource? After, ImmutableArray<PropertyChange> Properties)
{
    public RecordedResource Resource => After ?? Before!;

    public ChangeKind Kind => this switch
    {
        { Before: null } => ChangeKind.Create,
        { After: null } => ChangeKind.Delete,
        { Properties.IsEmpty: true } => ChangeKind.Same,
        _ when Properties.Any(property => property.Kind == ChangeKind.Replace) => ChangeKind.Replace,
        _ => ChangeKind.Update,
    };

    /// <summary>What happens to a resource that was, is, or both.</summary>
    public static ResourceChange Of(RecordedResource? before, RecordedResource? after) => new(before, after, [.. PropertyComparison.Compare(before, after)]);
}
