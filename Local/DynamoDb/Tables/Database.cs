using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>The tables of the account, and who may use them.</summary>
/// <param name="account">Whose tables they are.</param>
/// <param name="access">Decides on every operation.</param>
/// <param name="time">When a table is created.</param>
/// <param name="folder">Where each table has its file, <c>NAME.jsonl</c>, where that is not too long a name.</param>
internal sealed class Database(Account account, IAccess access, TimeProvider time, string folder) : IDisposable
{
    private const string Extension = ".jsonl";

    // File systems take 255 bytes, and TableJournal puts up to 15 after a table's name.
    private const int LongestFileName = 240;

    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>The names of all tables, in order.</summary>
    public IReadOnlyList<string> Names => [.. _tables.Keys.Order(StringComparer.Ordinal)];

    public string Region => account.Region;

    /// <summary>What has been done lately; for use within <see cref="Atomically"/>.</summary>
    public RecentTransactions Recent { get; } = new(time);

    /// <summary>Makes the tables live that requests have made in earlier runs.</summary>
    /// <param name="read">Reads such a request.</param>
    public void Load(Func<JsonElement, TableDefinition> read)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{Extension}") : [])
        {
            if (TableJournal.RequestOf(path, read) is var (request, definition))
            {
                _tables[definition.Name] = Open(definition, request);
            }
        }
    }

    /// <summary>Makes a table of the stack live, with the items that its file holds.</summary>
    public Table Declare(TableDefinition definition)
    {
        if (_tables.TryGetValue(definition.Name, out var existing))
        {
            if (!existing.IsOfRequest)
            {
                throw new ProvisioningException($"Table '{definition.Name}' already exists: two tables of the program have the same tableName.");
            }

            existing.Dispose();
        }

        return _tables[definition.Name] = Open(definition, request: null);
    }

    /// <summary>Makes a table live that a request asks for.</summary>
    /// <exception cref="AwsException"><c>ResourceInUseException</c>.</exception>
    public Table Create(TableDefinition definition, JsonElement request)
    {
        lock (_writing)
        {
            if (_tables.ContainsKey(definition.Name))
            {
                throw new AwsException("ResourceInUseException", $"Table already exists: {definition.Name}");
            }

            // What a table of that name held which the stack no longer has.
            File.Delete(PathOf(definition.Name));
            return _tables[definition.Name] = Open(definition, request.Clone());
        }
    }

    /// <summary>Deletes a table with its items.</summary>
    public void Delete(Table table)
    {
        lock (_writing)
        {
            if (_tables.TryRemove(KeyValuePair.Create(table.Name, table)))
            {
                table.Close();
                File.Delete(PathOf(table.Name));
            }
        }
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
    /// <param name="nameOrArn">The table.</param>
    /// <param name="operation">What is done with it.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="index">The index that it is done with; null where it is the table itself.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c> or <c>ResourceNotFoundException</c>.</exception>
    public Table Open(string nameOrArn, string operation, Caller caller, string? index = null)
    {
        var name = nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
        Authorize(caller, operation, index is null ? Arn(name) : $"{Arn(name)}/index/{index}");
        return Find(name) ?? throw DynamoDbError.TableNotFound();
    }

    /// <summary>The same for operations on the table itself, which name it where it is missing.</summary>
    public Table OpenByName(string nameOrArn, string operation, Caller caller)
    {
        try
        {
            return Open(nameOrArn, operation, caller);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new AwsException(missing.Code, $"{missing.Message}: Table: {nameOrArn} not found");
        }
    }

    public void Authorize(Caller caller, string operation, string resource) =>
        access.Authorize(caller, $"dynamodb:{operation}", resource);

    public string Arn(string table) => account.Arn("dynamodb", $"table/{table}");

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private Table Open(TableDefinition definition, JsonElement? request)
    {
        Directory.CreateDirectory(folder);
        return new Table(definition, Arn(definition.Name), time.GetUtcNow(), new(PathOf(definition.Name), request), _writing);
    }

    private string PathOf(string table) => Path.Combine(folder, (table.Length <= LongestFileName ? table : Shortened(table)) + Extension);

    // No table's name has a tilde.
    private static string Shortened(string table)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)));
        return $"{table[..(LongestFileName - hash.Length - 1)]}~{hash}";
    }
}
