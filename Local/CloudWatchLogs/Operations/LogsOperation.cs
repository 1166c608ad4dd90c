using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>An operation of CloudWatch Logs: checks the caller's policies, then answers.</summary>
internal abstract class LogsOperation(string name, LogGroups groups, Yard yard) : IJsonOperation
{
    // Tells tokens from what only decodes by chance.
    private const string KeyMark = "after ";

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
    protected static string GroupName(JsonElement request) =>
        NameOf(Text(request, "logGroupName") ?? Text(request, "logGroupIdentifier") ?? throw Invalid("logGroupName is required"));

    /// <summary>The name of a group that is given by its name or its ARN.</summary>
    protected static string NameOf(string name)
    {
        var group = name.IndexOf("log-group:", StringComparison.Ordinal);
        return group < 0 ? name : name[(group + "log-group:".Length)..].TrimEnd('*').TrimEnd(':');
    }

    /// <summary>A group and a stream, as a resource's ARN names them.</summary>
    protected static string StreamResource(JsonElement request) => $"{GroupName(request)}:log-stream:{RequiredText(request, "logStreamName")}";

    protected static string? Text(JsonElement request, string name) => new Members(request).OptionalText(name, min: 0, max: int.MaxValue);

    protected static string RequiredText(JsonElement request, string name) => Text(request, name) ?? throw Invalid($"{name} is required");

    protected static long? Number(JsonElement request, string name) => new Members(request).OptionalLong(name);

    protected static bool Flag(JsonElement request, string name) => new Members(request).Flag(name, usual: false);

    /// <summary>How many results a page has.</summary>
    protected static int Limit(JsonElement request, int most) => Number(request, "limit") switch
    {
        null => most,
        < 1 and var limit => throw OutOfRange(limit, "greater than or equal to 1"),
        var limit when limit > most => throw OutOfRange(limit.Value, $"less than or equal to {most}"),
        var limit => (int)limit,
    };

    /// <summary>Writes one page of a listing, and where the next one begins.</summary>
    /// <param name="request">The request, with <c>limit</c> and <c>nextToken</c>.</param>
    /// <param name="response">The answer.</param>
    /// <param name="member">What the listing is called in it.</param>
    /// <param name="all">All that is listed, in the order of its keys.</param>
    /// <param name="keyOf">A text that each has alone. A page begins after the last one's, whatever comes and goes meanwhile.</param>
    /// <param name="most">How many a page has unless fewer are asked for.</param>
    /// <param name="write">Writes the members of one.</param>
    /// <param name="descending">Whether the greatest key comes first.</param>
    protected static void WritePage<T>(
        JsonElement request, Utf8JsonWriter response, string member, IEnumerable<T> all, Func<T, string> keyOf, int most, Action<T> write, bool descending = false)
    {
        var size = Limit(request, most);
        var after = Text(request, "nextToken") is { } token ? KeyIn(token) : null;
        var rest = all.Where(one => after is null || string.CompareOrdinal(keyOf(one), after) is var order && (descending ? order < 0 : order > 0)).Take(size + 1).ToList();
        response.WriteStartArray(member);
        foreach (var one in rest.Take(size))
        {
            response.WriteStartObject();
            write(one);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (rest.Count > size)
        {
            response.WriteString("nextToken", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{KeyMark}{keyOf(rest[size - 1])}")));
        }
    }

    private static string KeyIn(string token)
    {
        var bytes = new byte[token.Length];
        var key = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return key.StartsWith(KeyMark, StringComparison.Ordinal) ? key[KeyMark.Length..] : throw Invalid("The specified nextToken is invalid.");
    }

    private static AwsException OutOfRange(long limit, string constraint) =>
        Invalid($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value {constraint}");

    protected static AwsException Invalid(string message) => new("InvalidParameterException", message);
}
