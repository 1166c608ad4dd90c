using System.Collections.Concurrent;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>The account's log groups.</summary>
internal sealed class LogGroups(Account account, TimeProvider time) : ILogs
{
    private readonly ConcurrentDictionary<string, LogGroup> _groups = new();

    /// <summary>Which services may write to groups.</summary>
    public LogPolicies Policies { get; } = new(time);

    /// <summary>All groups, by name.</summary>
    public IEnumerable<LogGroup> All => _groups.Values.OrderBy(group => group.Name, StringComparer.Ordinal);

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public bool Exists(string name) => _groups.ContainsKey(name);

    /// <exception cref="AwsException">There is no such group.</exception>
    public LogGroup this[string name] =>
        _groups.GetValueOrDefault(name) ?? throw NoSuchGroup();

    public static AwsException NoSuchGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsException NoSuchStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    /// <summary>Makes a group, or finds it.</summary>
    public LogGroup Ensure(string name) => _groups.TryGetValue(name, out var group) ? group : _groups.GetOrAdd(name, Create);

    /// <summary>Makes a group; false where there is one of that name.</summary>
    public bool TryCreate(string name) => _groups.TryAdd(name, Create(name));

    /// <summary>Deletes a group; false where there is none of that name.</summary>
    public bool Remove(string name) => _groups.TryRemove(name, out _);

    public void Put(string logGroup, string stream, Func<string> message)
    {
        var now = Now;
        Ensure(logGroup).Put(stream, now, now, message);
    }

    private LogGroup Create(string name) => new(name, account.Arn("logs", $"log-group:{name}"), Now);
}
