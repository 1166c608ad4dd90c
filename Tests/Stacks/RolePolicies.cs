using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Stacks;

/// <summary>What the roles and policies of a stack allow.</summary>
internal static class RolePolicies
{
    public const string Role = "aws-native:iam:Role";

    /// <summary>What a workflow's role allows, but for its logs and traces: such as <c>sns:Publish on arn:…</c>.</summary>
    public static IEnumerable<string> Allowed(this RecordedStack stack, string workflow) => AllowedTo(stack.Single(Role, $"{workflow}-workflow"));

    /// <summary>What a role allows, but for logs and traces.</summary>
    public static IEnumerable<string> AllowedTo(RecordedResource role) =>
        from statement in Statements(role)
        where statement.GetProperty("Sid").GetString() is not ("DeliverLogs" or "SendTraces")
        from action in Strings(statement, "Action")
        from resource in Strings(statement, "Resource").Concat(Strings(statement, "NotResource").Select(r => $"everything but {r}"))
        orderby action, resource
        select $"{action} on {resource}";

    /// <summary>On whose behalf a policy allows something.</summary>
    public static string? SourceOf(JsonElement policy) =>
        policy.GetProperty("Statement")[0].GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString();

    /// <summary>The role that has an ARN.</summary>
    public static RecordedResource RoleOf(this RecordedStack stack, string arn) =>
        stack.Of(Role).Single(r => arn.EndsWith("/" + r.Text("roleName"), StringComparison.Ordinal));

    public static IEnumerable<JsonElement> Statements(RecordedResource role) =>
        role.Inputs.GetProperty("policies").EnumerateArray().SelectMany(p => p.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray());

    public static string[] Strings(JsonElement statement, string name) =>
        statement.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
