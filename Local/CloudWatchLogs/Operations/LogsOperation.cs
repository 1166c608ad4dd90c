using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>An operation of CloudWatch Logs: checks the caller's policies, then answers.</summary>
internal abstract class LogsOperation(string name, LogGroups groups, Yard yard) : IJsonOperation
{
    public string Target { get; } = $"Logs_20140328.{name}";

    protected LogGroups Groups { get; } = groups;

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        yard.Access.Authorize(caller, $"logs:{name}", yard.Account.Arn("logs", $"log-group:{Resource(request)}"));
        response.WriteStartObject();
        Answer(request, response);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    /// <summary>The part of the resource's ARN after <c>log-group:</c>.</summary>
    protected virtual string Resource(JsonElement request) => GroupName(request);

    /// <summary>Writes the members of the answer.</summary>
    /// <exception cref="AwsException">The request is refused.</exception>
    protected abstract void Answer(JsonElement request, Utf8JsonWriter response);

    /// <summary>The group that <c>logGroupName</c> names, or <c>logGroupIdentifier</c> by its ARN.</summary>
    protected static string GroupName(JsonElement request)
    {
        var name = Text(request, "logGroupName") ?? Text(request, "logGroupIdentifier") ?? throw Invalid("logGroupName is required");
        var group = name.IndexOf("log-group:", StringComparison.Ordinal);
        return group < 0 ? name : name[(group + "log-group:".Length)..].TrimEnd('*').TrimEnd(':');
    }

    /// <summary>A group and a stream, as a resource's ARN names them.</summary>
    protected static string StreamResource(JsonElement request) => $"{GroupName(request)}:log-stream:{RequiredText(request, "logStreamName")}";

    protected static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected static string RequiredText(JsonElement request, string name) => Text(request, name) ?? throw Invalid($"{name} is required");

    protected static long? Number(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    protected static AwsException Invalid(string message) => new("InvalidParameterException", message);
}
