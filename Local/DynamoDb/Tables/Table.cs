using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>A table: its items in memory, and a journal of them on disk.</summary>
/// <remarks>
/// Reads see a snapshot and never wait. A write is decided, journaled and made visible under one lock (the database's, for
/// transactions span tables), so that of two simultaneous conditional writes to an item one sees the other.
/// </remarks>
internal sealed class Table : IDisposable
{
    private const int MaxItemSize = 400 * 1024;

    private readonly Lock _writing;
    private readonly TableJournal _journal;
    private ImmutableSortedDictionary<ItemKey, MapValue> _items;

    /// <summary>Opens a table whose items are kept in a file.</summary>
    public Table(string name, string arn, KeySchema key, DateTimeOffset created, TableJournal journal, Lock writing)
    {
        (Name, Arn, Key, Created, _journal, _writing) = (name, arn, key, created, journal, writing);
        _items = journal.Load(key);
    }

    public string Name { get; }

    public string Arn { get; }

    public KeySchema Key { get; }

    public DateTimeOffset Created { get; }

    public TableSettings Settings { get; init; } = new();

    /// <summary>The items as they are now, by key: a snapshot that later writes do not change.</summary>
    public ImmutableSortedDictionary<ItemKey, MapValue> Items => Volatile.Read(ref _items);

    public MapValue? Find(ItemKey key) => Items.GetValueOrDefault(key);

    /// <summary>Changes one item, atomically.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="change">
    /// Makes the new item, null to delete it, from the current one, null where there is none. What it throws leaves the table as it was.
    /// </param>
    /// <returns>The item before and after.</returns>
    public (MapValue? Before, MapValue? After) Write(ItemKey key, Func<MapValue?, MapValue?> change)
    {
        lock (_writing)
        {
            var before = Find(key);
            var after = change(before);
            if (ReferenceEquals(before, after))
            {
                return (before, after);
            }

            if (after is not null)
            {
                _journal.Put(after);
                Volatile.Write(ref _items, _items.SetItem(key, after));
            }
            else
            {
                _journal.Delete(Key.Part(before!));
                Volatile.Write(ref _items, _items.Remove(key));
            }

            return (before, after);
        }
    }

    /// <summary>Refuses an item that is over DynamoDB's limit of 400 KB.</summary>
    /// <param name="item">The item as it would be stored.</param>
    /// <param name="problem">AWS's message, which differs between a put and an update.</param>
    public static void RequireSize(MapValue item, string problem)
    {
        if (item.ItemSize > MaxItemSize)
        {
            throw DynamoDbError.Validation(problem);
        }
    }

    public void Dispose() => _journal.Dispose();
}

/// <summary>What the program says of a table that changes nothing here but is told by <c>DescribeTable</c>.</summary>
internal sealed record TableSettings(string BillingMode = "PROVISIONED", bool DeletionProtection = false);
