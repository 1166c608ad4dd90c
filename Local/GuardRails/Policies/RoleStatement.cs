using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Policies;

/// <summary>A statement that allows something, and the resource whose policy has it.</summary>
/// <param name="Owner">The role, or whatever has the policy.</param>
/// <param name="Json">The statement.</param>
internal sealed record RoleStatement(RecordedResource Owner, JsonElement Json)
{
    // The operators that ask for a value; the others are content where the key is missing, or has any value but one.
    private static readonly string[] Asking = ["StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike"];

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

    /// <summary>Whether conditions say on whose behalf a service acts: <c>aws:SourceAccount</c>, or <c>aws:SourceArn</c> with an account.</summary>
    public bool IsPinned =>
        Json.At("Condition") is { ValueKind: JsonValueKind.Object } condition
        && condition.EnumerateObject().Where(test => Asking.Contains(test.Name) && test.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(test => test.Value.EnumerateObject().Select(key => (key.Name, Values: test.Value.TextsAt(key.Name).ToArray())))
            .Any(key => key.Values.Length > 0 && Array.TrueForAll(
                key.Values,
                value => key.Name.Equals("aws:SourceAccount", StringComparison.OrdinalIgnoreCase) ? IsAccount(value)
                    : key.Name.Equals("aws:SourceArn", StringComparison.OrdinalIgnoreCase) && NamesAccount(value)));

    /// <summary>The services that it is for.</summary>
    public IEnumerable<string> Services => Json.TextsAt("Principal", "Service");

    /// <summary>Whether it is for everybody.</summary>
    public bool IsForEverybody => Json.TextAt("Principal") == "*" || Json.TextsAt("Principal", "AWS").Contains("*");

    private static bool IsAccount(string value) => value.Length > 0 && !value.Contains('*', StringComparison.Ordinal);

    // A bucket's ARN has no account, and is nobody else's all the same.
    private static bool NamesAccount(string arn) => arn.Split(':', 6) is [_, _, var service, _, var account, var resource]
        && (service == "s3" ? resource.Trim('*').Length > 0 : IsAccount(account));
}
