using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview;

/// <summary>A resource as the program registered it.</summary>
/// <param name="Type">Pulumi's type token.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Parent">The component that it belongs to; null for the stack itself.</param>
/// <param name="Inputs">Its inputs as JSON, by wire name; none for a component.</param>
internal sealed record RecordedResource(string Type, string Name, RecordedResource? Parent, JsonElement Inputs)
{
    /// <summary>The inputs whose value a deployment alone tells: they come from resources that are not there yet.</summary>
    public ImmutableHashSet<string> KnownAfterApply { get; init; } = [];

    /// <summary>The types from below the stack to this one, and the name: what Pulumi tells resources apart by, without project and stack.</summary>
    public string Identity => $"{QualifiedType}::{Name}";

    /// <summary>Whether it only groups others.</summary>
    public bool IsComponent => IsComponentType(Type);

    private string QualifiedType => Parent is null ? Type : $"{Parent.QualifiedType}${Type}";

    /// <summary>Whether a type token is a component's: one that no provider of AWS has.</summary>
    public static bool IsComponentType(string type) => !type.StartsWith("aws", StringComparison.Ordinal);

    /// <summary>An input; null where it has none of that name.</summary>
    public JsonElement? Input(string input) => Inputs.TryGetProperty(input, out var value) ? value : null;

    /// <summary>An input that is a string.</summary>
    public string Text(string input) => Inputs.GetProperty(input).GetString()!;
}
