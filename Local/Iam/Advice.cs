using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stepyard.Local.Iam;

/// <summary>What a developer should change after a refusal: the role, and the exact statement.</summary>
internal static class Advice
{
    // Quotes and plus signs stay readable: this text goes to a terminal and from there into a policy.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ForPolicies(Role role, Decision decision, AccessRequest request) =>
        decision.Denial is { } denial ? $"role {role.Name}: policy '{decision.DeniedBy!.Name}' denies {request.Action} on {request.Resource}: {denial.Text}"
        : Unmet(role.Policies.SelectMany(policy => policy.Statements), request) is { } unmet
            ? $"role {role.Name} may not {request.Action} on {request.Resource} here: {Mismatch(unmet, request, "policy")}"
        : $"role {role.Name} may not {request.Action} on {request.Resource}; add to its policy: {Statement(request.Action, request.Resource)}";

    public static string ForTrust(Role role, Decision decision, AccessRequest request)
    {
        if (decision.Denial is { } denial)
        {
            return $"role {role.Name}: its trust policy denies {request.Service}: {denial.Text}";
        }

        return Unmet(role.Trust.Statements, request) is not { } unmet
            ? $"role {role.Name} does not trust {request.Service}; add to its trust policy: {TrustStatement(request.Service!)}"
            : $"role {role.Name} does not trust {request.Service} here: {Mismatch(unmet, request, "trust policy")}";
    }

    /// <summary>What the policy of a resource lacks, or which of its statements is in the way.</summary>
    public static string ForResource(IEnumerable<PolicyDocument> policies, Decision decision, AccessRequest request)
    {
        if (decision.Denial is { } denial)
        {
            return $"the policy of {request.Resource} denies {request.Service} {request.Action}: {denial.Text}";
        }

        return Unmet(policies.SelectMany(policy => policy.Statements), request) is { } unmet
            ? $"the policy of {request.Resource} does not let {request.Service} {request.Action} here: {Mismatch(unmet, request, "policy")}"
            : $"{request.Service} may not {request.Action} on {request.Resource} for {request.Keys.GetValueOrDefault("aws:SourceArn")}; add to the policy of {request.Resource}: {ResourceStatement(request)}";
    }

    /// <summary>The statement that allows one action on one resource.</summary>
    public static string Statement(string action, string resource) => Json(writer =>
    {
        writer.WriteString("Effect", "Allow");
        writer.WriteString("Action", action);
        if (action == "sns:Publish" && !resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            // A phone number is no ARN: text messages are granted on everything but topics.
            writer.WriteString("NotResource", "arn:aws:sns:*:*:*");
        }
        else
        {
            writer.WriteString("Resource", resource);
        }
    });

    // The condition that keeps a statement from allowing the request; null where no statement is about it.
    private static Condition? Unmet(IEnumerable<Statement> statements, AccessRequest request) => statements
        .Where(statement => statement.Allows && statement.Covers(request))
        .SelectMany(statement => statement.Conditions)
        .FirstOrDefault(condition => !condition.Holds(request));

    private static string Mismatch(Condition unmet, AccessRequest request, string policy) =>
        $"{unmet.Key} is {request.Keys.GetValueOrDefault(unmet.Key, "absent")}, its {policy} wants {unmet.Operator} {string.Join(" or ", unmet.Values)}";

    private static string ResourceStatement(AccessRequest request) => Json(writer =>
    {
        writer.WriteString("Effect", "Allow");
        writer.WriteStartObject("Principal");
        writer.WriteString("Service", request.Service);
        writer.WriteEndObject();
        writer.WriteString("Action", request.Action);
        writer.WriteString("Resource", request.Resource);
        writer.WriteStartObject("Condition");
        writer.WriteStartObject("ArnEquals");
        writer.WriteString("aws:SourceArn", request.Keys["aws:SourceArn"]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static string TrustStatement(string service) => Json(writer =>
    {
        writer.WriteString("Effect", "Allow");
        writer.WriteStartObject("Principal");
        writer.WriteString("Service", service);
        writer.WriteEndObject();
        writer.WriteString("Action", "sts:AssumeRole");
    });

    private static string Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
