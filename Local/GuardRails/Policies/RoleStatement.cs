using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Policies;

/// <summary>A statement that allows something, and the resource whose policy has it.</summary>
/// <param name="Owner">The role, or whatever has the policy.</param>
/// <param name="Json">The statement.</param>
internal sealed record RoleStatement(RecordedResource Owner, JsonElement Json)
{
    /// <summary>What people call it: its <c>Sid</c>, where it has one.</summary>
    public string Called => Json.TextAt("Sid") is { } sid ? $"the statement {sid}" : "a statement";

    /// <summary>What the roles of a stack are allowed.</summary>
    public static IEnumerable<RoleStatement> Of(GuardedStack stack) =>
        stack.Of(Types.Role).SelectMany(role => role.Inputs.ListAt("policies").SelectMany(policy => Allowing(role, policy.At("policyDocument"))))
            .Concat(stack.Of(Types.RolePolicy).SelectMany(policy => Allowing(policy, policy.Inputs.At("policyDocument"))));

    /// <summary>The statements of a policy that allow something; a policy may be an object, or a text that is one.</summary>
    public static IEnumerable<RoleStatement> Allowing(RecordedResource owner, JsonElement? policy) => (policy switch
    {
        { ValueKind: JsonValueKind.String } text => JsonElement.Parse(text.GetString()!).ListAt("Statement"),
        { } document => document.ListAt("Statement"),
        null => [],
    }).Where(statement => statement.TextAt("Effect") == "Allow").Select(statement => new RoleStatement(owner, statement));

    /// <summary>Whether conditions say on whose behalf a service acts: <c>aws:SourceArn</c> or <c>aws:SourceAccount</c>, with a value that is not everything.</summary>
    public bool IsPinned =>
        Json.At("Condition") is { ValueKind: JsonValueKind.Object } condition
        && condition.EnumerateObject().Any(test => test.Value.ValueKind == JsonValueKind.Object && test.Value.EnumerateObject().Any(key =>
            (key.Name.Equals("aws:SourceArn", StringComparison.OrdinalIgnoreCase) || key.Name.Equals("aws:SourceAccount", StringComparison.OrdinalIgnoreCase))
            && test.Value.TextsAt(key.Name).Any() && test.Value.TextsAt(key.Name).All(value => value.Trim('*', ':').Length > 0)));

    /// <summary>The services that it is for.</summary>
    public IEnumerable<string> Services => Json.TextsAt("Principal", "Service");

    /// <summary>Whether it is for everybody.</summary>
    public bool IsForEverybody => Json.TextAt("Principal") == "*" || Json.TextsAt("Principal", "AWS").Contains("*");
}
