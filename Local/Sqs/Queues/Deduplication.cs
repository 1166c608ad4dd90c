namespace Stepyard.Local.Sqs.Queues;

/// <summary>What a FIFO queue has taken in the last five minutes, and takes no second time.</summary>
/// <remarks>AWS: Amazon SQS Developer Guide, Exactly-once processing in Amazon SQS.</remarks>
internal sealed class Deduplication(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Seen> _byKey = new(StringComparer.Ordinal);
    private readonly Queue<Seen> _byTime = [];

    /// <summary>What is still remembered.</summary>
    public IEnumerable<Seen> All => _byKey.Values.Where(IsFresh);

    public Seen? Find(string key) => _byKey.TryGetValue(key, out var seen) && IsFresh(seen) ? seen : null;

    public void Remember(Seen seen)
    {
        while (_byTime.TryPeek(out var oldest) && !IsFresh(oldest))
        {
            _byTime.Dequeue();
            if (_byKey.GetValueOrDefault(oldest.Key) == oldest)
            {
                _byKey.Remove(oldest.Key);
            }
        }

        _byKey[seen.Key] = seen;
        _byTime.Enqueue(seen);
    }

    private bool IsFresh(Seen seen) => time.GetUtcNow() < seen.Sent + Interval;
}
