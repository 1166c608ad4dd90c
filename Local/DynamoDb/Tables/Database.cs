using System.Collections.Concurrent;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>The tables of the account, and who may use them.</summary>
/// <param name="account">Whose tables they are.</param>
/// <param name="access">Decides on every operation.</param>
/// <param name="time">When a table is created.</param>
/// <param name="folder">Where each table has its file, <c>NAME.jsonl</c>.</param>
internal sealed class Database(Account account, IAccess access, TimeProvider time, string folder) : IDisposable
{
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>The names of all tables, in order.</summary>
    public IReadOnlyList<string> Names => [.. _tables.Keys.Order(StringComparer.Ordinal)];

    public string Region => account.Region;

    /// <summary>Makes a table live, with the items that its file holds.</summary>
    public Table Create(string name, KeySchema key, TableSettings settings)
    {
        Directory.CreateDirectory(folder);
        if (_tables.ContainsKey(name))
        {
            throw new ProvisioningException($"Table '{name}' already exists: two tables of the program have the same tableName.");
        }

        var journal = new TableJournal(Path.Combine(folder, name + ".jsonl"));
        return _tables[name] = new Table(name, Arn(name), key, time.GetUtcNow(), journal, _writing) { Settings = settings };
    }

    /// <summary>Does something that no other write comes between.</summary>
    public T Atomically<T>(Func<T> action)
    {
        lock (_writing)
        {
            return action();
        }
    }

    public Table? Find(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The table that an operation is about, once the caller may do it; a request may name it by its ARN too.</summary>
    /// <exception cref="Wire.AwsException"><c>AccessDeniedException</c> or <c>ResourceNotFoundException</c>.</exception>
    public Table Open(string nameOrArn, string operation, Caller caller)
    {
        var name = nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
        Authorize(caller, operation, Arn(name));
        return Find(name) ?? throw DynamoDbError.TableNotFound();
    }

    public void Authorize(Caller caller, string operation, string resource) =>
        access.Authorize(caller, $"dynamodb:{operation}", resource);

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private string Arn(string table) => account.Arn("dynamodb", $"table/{table}");
}
