using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>The resource policies of the account's log groups: which services may write to them.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html</remarks>
internal sealed class LogPolicies(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LogPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IEnumerable<LogPolicy> All => _policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>All of them as one policy; null where there is none.</summary>
    public string? Together => _policies.IsEmpty
        ? null
        : new JsonObject { ["Statement"] = new JsonArray([.. All.SelectMany(policy => StatementsOf(policy.Document))]) }.ToJsonString(JsonSerializerOptions.Default);

    public LogPolicy Put(string name, string document) => _policies[name] = new(name, document, time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>False where there is none of that name.</summary>
    public bool Remove(string name) => _policies.TryRemove(name, out _);

    private static IEnumerable<JsonNode?> StatementsOf(string document) => JsonNode.Parse(document)!["Statement"] switch
    {
        JsonArray list => list.Select(statement => statement?.DeepClone()),
        var single => [single?.DeepClone()],
    };
}

/// <summary>One resource policy.</summary>
/// <param name="Name">What it is known by.</param>
/// <param name="Document">The policy as JSON text.</param>
/// <param name="Updated">When it was put, milliseconds since 1970.</param>
internal sealed record LogPolicy(string Name, string Document, long Updated);
