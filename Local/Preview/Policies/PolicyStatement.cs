using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview.Policies;

/// <summary>A statement of a policy, in any of the ways that IAM lets it be written.</summary>
/// <param name="Policy">The name of the policy that it is in; empty where there is but one.</param>
/// <param name="Sid">What it is called; empty where it has no name.</param>
/// <param name="Members">What it says, by path: each value on its own, since their order means nothing and one needs no list.</param>
/// <remarks>AWS: IAM User Guide, "Grammar of the IAM JSON policy language".</remarks>
internal sealed record PolicyStatement(string Policy, string Sid, ImmutableArray<KeyValuePair<string, string>> Members)
{
    /// <summary>What people call it.</summary>
    public string Name => (Policy.Length == 0 ? "" : $"{Policy}: ") + (Sid.Length > 0 ? Sid : $"{string.Join(", ", Values("Effect"))} {string.Join(", ", Values("Action"))}");

    public bool Allows => Values("Effect").Contains("Allow", StringComparer.Ordinal);

    public static PolicyStatement Read(string policy, JsonElement statement)
    {
        var members = statement.EnumerateObject().Where(member => member.Name != nameof(Sid)).SelectMany(member => Flatten(member.Name, member.Value));
        return new(policy, statement.TryGetProperty(nameof(Sid), out var sid) ? sid.ToString() : "", [.. members.Distinct()]);
    }

    /// <summary>The values of a member, such as <c>Action</c> or <c>Condition.StringEquals.aws:SourceAccount</c>.</summary>
    public IEnumerable<string> Values(string path) => Members.Where(member => member.Key == path).Select(member => member.Value);

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Flatten($"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Flatten(path, item)),
        JsonValueKind.True or JsonValueKind.False => [new(path, value.GetBoolean() ? "true" : "false")],
        _ => [new(path, value.ToString())],
    };
}
