using System.Text.Json;

namespace Stepyard.Local.Lambda.Policies;

/// <summary>One permission in a function's policy.</summary>
/// <param name="Sid">The statement's id.</param>
/// <param name="Principal">A service, an account's id, the ARN of a user or role, or <c>*</c>.</param>
/// <param name="Action">Such as <c>lambda:InvokeFunction</c>.</param>
/// <param name="Resource">The function's ARN, with its qualifier if it has one.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html</remarks>
internal sealed record FunctionStatement(string Sid, string Principal, string Action, string Resource)
{
    public string? SourceArn { get; init; }

    public string? SourceAccount { get; init; }

    public string? PrincipalOrgId { get; init; }

    public string? EventSourceToken { get; init; }

    public string? FunctionUrlAuthType { get; init; }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(Sid), Sid);
        writer.WriteString("Effect", "Allow");
        WritePrincipal(writer);
        writer.WriteString(nameof(Action), Action);
        writer.WriteString(nameof(Resource), Resource);
        WriteCondition(writer);
        writer.WriteEndObject();
    }

    private void WritePrincipal(Utf8JsonWriter writer)
    {
        if (Principal == "*")
        {
            writer.WriteString(nameof(Principal), Principal);
            return;
        }

        var isAccount = Principal.Length == 12 && Principal.All(char.IsAsciiDigit);
        writer.WriteStartObject(nameof(Principal));
        if (isAccount || Principal.StartsWith("arn:", StringComparison.Ordinal))
        {
            writer.WriteString("AWS", isAccount ? $"arn:aws:iam::{Principal}:root" : Principal);
        }
        else
        {
            writer.WriteString("Service", Principal);
        }

        writer.WriteEndObject();
    }

    private void WriteCondition(Utf8JsonWriter writer)
    {
        (string Key, string? Value)[] equal =
        [
            ("AWS:SourceAccount", SourceAccount),
            ("aws:PrincipalOrgID", PrincipalOrgId),
            ("lambda:EventSourceToken", EventSourceToken),
            ("lambda:FunctionUrlAuthType", FunctionUrlAuthType),
        ];
        equal = [.. equal.Where(condition => condition.Value is not null)];
        if (equal.Length == 0 && SourceArn is null)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        if (equal.Length > 0)
        {
            writer.WriteStartObject("StringEquals");
            foreach (var (key, value) in equal)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        if (SourceArn is not null)
        {
            writer.WriteStartObject("ArnLike");
            writer.WriteString("AWS:SourceArn", SourceArn);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
