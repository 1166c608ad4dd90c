using System.Text.Json;

namespace Stepyard.Local.Preview;

/// <summary>A value that is there, gone or another.</summary>
/// <param name="Path">Where it is, such as <c>Retry[0].MaxAttempts</c>; empty for the value as a whole.</param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is; null where there is none.</param>
internal readonly record struct ValueChange(string Path, JsonElement? Before, JsonElement? After)
{
    public ChangeKind Kind => (Before, After) switch
    {
        (null, _) => ChangeKind.Create,
        (_, null) => ChangeKind.Delete,
        _ => ChangeKind.Update,
    };
}
