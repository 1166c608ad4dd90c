using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Iam;

/// <summary>A policy: what it allows and what it denies.</summary>
/// <param name="Name">The policy's name, for messages.</param>
/// <param name="Statements">Its statements, in order.</param>
internal sealed record PolicyDocument(string Name, ImmutableArray<Statement> Statements)
{
    /// <summary>Whether a decision may be another one later.</summary>
    public bool DependsOnTime => Statements.Any(statement => statement.Conditions.Any(condition => condition.DependsOnTime));

    /// <summary>Reads a policy that is attached to a role.</summary>
    /// <exception cref="ProvisioningException">IAM would refuse it as malformed, or it uses what isn't evaluated here.</exception>
    public static PolicyDocument ParseIdentity(string name, object document) => new PolicyReader(name, hasPrincipals: false, hasResources: true).Read(document);

    /// <summary>Reads a role's trust policy, which says who may assume it.</summary>
    /// <exception cref="ProvisioningException">IAM would refuse it as malformed, or it uses what isn't evaluated here.</exception>
    public static PolicyDocument ParseTrust(string name, object document) => new PolicyReader(name, hasPrincipals: true, hasResources: false).Read(document);

    /// <summary>Reads a resource's own policy, which says who may do what with it.</summary>
    /// <exception cref="ProvisioningException">IAM would refuse it as malformed, or it uses what isn't evaluated here.</exception>
    public static PolicyDocument ParseResource(string name, object document) => new PolicyReader(name, hasPrincipals: true, hasResources: true).Read(document);
}

/// <summary>Reads policy documents as IAM's grammar has them.</summary>
/// <remarks>AWS: IAM User Guide, "Grammar of the IAM JSON policy language".</remarks>
file sealed class PolicyReader(string name, bool hasPrincipals, bool hasResources)
{
    private static readonly string[] Principals = ["Principal"];
    private static readonly string[] Resources = ["Resource", "NotResource"];

    public PolicyDocument Read(object document)
    {
        var root = InputJson.ToElement(document);
        Check(root.ValueKind == JsonValueKind.Object, $"a policy is an object, not {root.GetRawText()}");
        OnlyMembers(root, "Version", "Id", "Statement");
        if (root.TryGetProperty("Version", out var version))
        {
            Check(Text(version) is "2012-10-17" or "2008-10-17", $"Version is {version.GetRawText()}; allowed are 2012-10-17 and 2008-10-17");
        }

        Check(root.TryGetProperty("Statement", out var statements), "'Statement' is missing");
        var list = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().Select(ReadStatement) : [ReadStatement(statements)];
        return new(name, [.. list]);
    }

    private Statement ReadStatement(JsonElement statement)
    {
        Check(statement.ValueKind == JsonValueKind.Object, $"a statement is an object, not {statement.GetRawText()}");
        OnlyMembers(statement, ["Sid", "Effect", "Action", "NotAction", "Condition", .. hasPrincipals ? Principals : [], .. hasResources ? Resources : []]);
        Check(statement.TryGetProperty("Effect", out var effect), "a statement lacks 'Effect'");
        Check(Text(effect) is "Allow" or "Deny", $"Effect is {effect.GetRawText()}; allowed are Allow and Deny");
        var (actions, exceptActions) = EitherOf(statement, "Action", "NotAction");
        foreach (var action in actions)
        {
            Check(action == "*" || action.Contains(':', StringComparison.Ordinal), $"Action '{action}' must be prefixed with a vendor, such as states:StartExecution");
        }

        var (resources, exceptResources) = hasResources ? EitherOf(statement, "Resource", "NotResource") : ([], false);
        foreach (var resource in resources)
        {
            Check(resource == "*" || (resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Split(':', 6).Length == 6), $"Resource {resource} must be in ARN format or \"*\"");
        }

        return new()
        {
            Text = statement.GetRawText(),
            Allows = Text(effect) == "Allow",
            Actions = actions,
            ExceptActions = exceptActions,
            Resources = resources,
            ExceptResources = exceptResources,
            Services = hasPrincipals ? ReadPrincipal(statement) : [],
            Conditions = statement.TryGetProperty("Condition", out var conditions) ? ReadConditions(conditions) : [],
        };
    }

    private ImmutableArray<string> ReadPrincipal(JsonElement statement)
    {
        Check(statement.TryGetProperty("Principal", out var principal), "a statement lacks 'Principal', which says whom it is about");
        if (principal.ValueKind == JsonValueKind.String)
        {
            Check(Text(principal) == "*", $"Principal is {principal.GetRawText()}; a string may only be \"*\"");
            return ["*"];
        }

        OnlyMembers(principal, "Service", "AWS", "Federated", "CanonicalUser");
        var services = principal.TryGetProperty("Service", out var named) ? Texts(named, "Principal.Service") : [];

        // In a resource's policy all accounts are everyone.
        return hasResources && principal.TryGetProperty("AWS", out var accounts) && Texts(accounts, "Principal.AWS").Contains("*") ? services.Add("*") : services;
    }

    private ImmutableArray<Condition> ReadConditions(JsonElement conditions)
    {
        Check(conditions.ValueKind == JsonValueKind.Object, "'Condition' is a map of operators");
        return
        [
            .. from byOperator in conditions.EnumerateObject()
               let test = Operator(byOperator.Name)
               from byKey in byOperator.Value.EnumerateObject()
               select new Condition(byOperator.Name, test, byKey.Name, Values(test, byOperator.Name, byKey)),
        ];
    }

    private ImmutableArray<string> Values(ConditionOperator test, string operatorName, JsonProperty byKey)
    {
        var values = Texts(byKey.Value, $"Condition.{operatorName}.{byKey.Name}");
        Check(!test.IsNullTest || values.All(value => bool.TryParse(value, out _)), $"Null of {byKey.Name} is true or false");
        return values;
    }

    private ConditionOperator Operator(string operatorName)
    {
        var found = ConditionOperator.Find(operatorName);
        Check(found is not null, $"condition operator {operatorName} is not known; known are {string.Join(", ", ConditionOperator.Names.Order(StringComparer.Ordinal))}, also with ForAnyValue:, ForAllValues: and IfExists");
        return found!;
    }

    private (ImmutableArray<string> Values, bool IsExcept) EitherOf(JsonElement statement, string member, string exceptMember)
    {
        var plain = statement.TryGetProperty(member, out var values);
        var except = statement.TryGetProperty(exceptMember, out var exceptValues);
        Check(plain != except, $"a statement has either '{member}' or '{exceptMember}'");
        return plain ? (Texts(values, member), false) : (Texts(exceptValues, exceptMember), true);
    }

    private ImmutableArray<string> Texts(JsonElement value, string member)
    {
        ImmutableArray<string> texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];
        Check(!texts.IsEmpty, $"'{member}' is empty");
        return texts;
    }

    private string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Malformed($"{value.GetRawText()} stands where a string is expected"),
    };

    private void OnlyMembers(JsonElement value, params ReadOnlySpan<string> allowed)
    {
        foreach (var member in value.EnumerateObject())
        {
            Check(allowed.Contains(member.Name), $"'{member.Name}' is not expected here");
        }
    }

    private void Check(bool isRight, string problem)
    {
        if (!isRight)
        {
            throw Malformed(problem);
        }
    }

    private ProvisioningException Malformed(string problem) => new($"MalformedPolicyDocument: policy '{name}': {problem}.");
}
