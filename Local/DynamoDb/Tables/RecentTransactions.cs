using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>The transactions of the last ten minutes by the tokens of their clients, so that one that is sent again is not done again.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, TransactWriteItems, "ClientRequestToken".</remarks>
internal sealed class RecentTransactions(TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string Items, DateTimeOffset Until)> _byToken = new(StringComparer.Ordinal);

    /// <summary>Whether a transaction has been done.</summary>
    /// <param name="token">Its token; null for one that may be done any number of times.</param>
    /// <param name="items">What it writes, as it was sent.</param>
    /// <exception cref="AwsException"><c>IdempotentParameterMismatchException</c>: the token belongs to another transaction.</exception>
    public bool Contains(string? token, string items) =>
        token is not null && _byToken.TryGetValue(token, out var known) && known.Until > time.GetUtcNow()
        && (known.Items == items ? true : throw new AwsException(
            "IdempotentParameterMismatchException",
            "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used."));

    public void Add(string? token, string items)
    {
        if (token is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var old in _byToken.Where(known => known.Value.Until <= now).Select(known => known.Key).ToList())
        {
            _byToken.Remove(old);
        }

        _byToken[token] = (items, now + Validity);
    }
}
