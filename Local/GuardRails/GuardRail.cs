using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails;

/// <summary>A rule that the resources of every stack keep, unless one is waived by name with a reason; docs/guard-rails.md says why.</summary>
internal abstract class GuardRail
{
    /// <summary>Its name, in small letters with hyphens: what a waiver names.</summary>
    public abstract string Name { get; }

    /// <summary>What the rule has against a stack.</summary>
    public abstract IEnumerable<Finding> Check(GuardedStack stack);

    protected Finding Found(RecordedResource resource, string message) => new(Name, FindingSeverity.Error, resource, message);
}
