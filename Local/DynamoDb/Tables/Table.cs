using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>A table: its items and those of its indexes in memory, and a journal of them on disk.</summary>
/// <remarks>
/// Reads see a snapshot and never wait. A write is decided, journaled and made visible under one lock (the database's, for
/// transactions span tables), so that of two simultaneous conditional writes to an item one sees the other.
/// </remarks>
internal sealed class Table : IDisposable
{
    private const int MaxItemSize = 400 * 1024;

    private readonly Lock _writing;
    private readonly TableJournal _journal;
    private TableContent _content;
    private bool _isClosed;

    /// <summary>Opens a table whose items are kept in a file.</summary>
    public Table(TableDefinition definition, string arn, DateTimeOffset created, TableJournal journal, Lock writing)
    {
        (Definition, Arn, Created, _journal, _writing) = (definition, arn, created, journal, writing);
        _content = TableContent.Of(journal.Load(definition.Key), definition.Indexes);
    }

    public TableDefinition Definition { get; }

    public string Name => Definition.Name;

    public string Arn { get; }

    public KeySchema Key => Definition.Key;

    public DateTimeOffset Created { get; }

    /// <summary>Whether a request has made it, not the stack.</summary>
    public bool IsOfRequest => _journal.IsOfRequest;

    /// <summary>The attribute that tells when an item expires; null where nothing does. Told, not acted on.</summary>
    public string? TimeToLive { get; set; }

    /// <summary>The items as they are now, by key: a snapshot that later writes do not change.</summary>
    public ImmutableSortedDictionary<ItemKey, MapValue> Items => Volatile.Read(ref _content).Items;

    public MapValue? Find(ItemKey key) => Items.GetValueOrDefault(key);

    /// <summary>The items of an index as they are now, in its order.</summary>
    public ImmutableSortedDictionary<ItemPlace, MapValue> ItemsOf(IndexDefinition index) =>
        Volatile.Read(ref _content).Indexes[Definition.Indexes.IndexOf(index)];

    /// <summary>Changes one item, atomically.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="change">
    /// Makes the new item, null to delete it, from the current one, null where there is none. What it throws leaves the table as it was.
    /// </param>
    /// <returns>The item before and after.</returns>
    /// <exception cref="Wire.AwsException"><c>ResourceNotFoundException</c>: the table has been deleted.</exception>
    public (MapValue? Before, MapValue? After) Write(ItemKey key, Func<MapValue?, MapValue?> change)
    {
        lock (_writing)
        {
            if (_isClosed)
            {
                throw DynamoDbError.TableNotFound();
            }

            var before = Find(key);
            var after = change(before);
            if (ReferenceEquals(before, after))
            {
                return (before, after);
            }

            if (after is not null)
            {
                _journal.Put(after);
            }
            else
            {
                _journal.Delete(Key.Part(before!));
            }

            Volatile.Write(ref _content, _content.With(key, before, after, Definition.Indexes));
            _journal.Compact(Key, Items.Values);
            return (before, after);
        }
    }

    /// <summary>Refuses an item that is over DynamoDB's limits of 400 KB and 32 levels, or that could not be in an index.</summary>
    /// <param name="item">The item as it would be stored.</param>
    /// <param name="problem">AWS's message for one that is too large, which differs between a put and an update.</param>
    public void RequireFits(MapValue item, string problem)
    {
        if (item.ItemSize > MaxItemSize)
        {
            throw DynamoDbError.Validation(problem);
        }

        // The values of a request are no deeper; what an update puts into another one may be.
        if (item.ItemDepth > AttributeReader.MaxDepth)
        {
            throw DynamoDbError.TooDeep();
        }

        foreach (var index in Definition.Indexes)
        {
            index.Check(item);
        }
    }

    /// <summary>Takes no more writes; within the database's lock.</summary>
    public void Close()
    {
        _isClosed = true;
        Dispose();
    }

    public void Dispose() => _journal.Dispose();
}
