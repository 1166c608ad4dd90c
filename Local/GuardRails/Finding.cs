using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails;

/// <summary>What a rule has against a resource.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Message">What is wrong, and the likely fix.</param>
internal sealed record Finding(string Rule, RecordedResource Resource, string Message)
{
    public override string ToString() => $"{Rule}: {Resource.Type} '{Resource.Name}': {Message}";
}
