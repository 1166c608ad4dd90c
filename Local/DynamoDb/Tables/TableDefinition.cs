using System.Collections.Immutable;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>What a table is made as.</summary>
internal sealed record TableDefinition(string Name, KeySchema Key)
{
    public const string Provisioned = "PROVISIONED";
    public const string PayPerRequest = "PAY_PER_REQUEST";

    public ImmutableArray<IndexDefinition> Indexes { get; init; } = [];

    /// <summary><see cref="Provisioned"/> or <see cref="PayPerRequest"/>; it changes nothing here.</summary>
    public string BillingMode { get; init; } = PayPerRequest;

    /// <summary>The capacity that is told; nothing is throttled.</summary>
    public Throughput Throughput { get; init; } = Throughput.None;

    public bool DeletionProtection { get; init; }

    /// <summary>The attributes that the table's keys and its indexes' are made of.</summary>
    public IEnumerable<KeyAttribute> Attributes =>
        Key.Attributes.Concat(Indexes.SelectMany(index => index.Key.Attributes)).DistinctBy(attribute => attribute.Name);
}

/// <summary>Provisioned capacity.</summary>
internal sealed record Throughput(int Read, int Write)
{
    /// <summary>That of what is paid by request.</summary>
    public static Throughput None { get; } = new(0, 0);
}
