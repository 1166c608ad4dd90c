using System.Collections.Immutable;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>A queue: its messages in memory, and a journal of them on disk.</summary>
/// <remarks>
/// Everything happens under one lock (that of all queues, for a message may go on to another queue), and is journaled before it is answered.
/// Messages leave a standard queue in order too, as far as they are visible.
/// </remarks>
internal sealed class Queue : IDisposable
{
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);

    private readonly QueueDirectory _queues;
    private readonly QueueJournal _journal;
    private readonly Ids _ids;
    private readonly TimeProvider _time;
    private readonly Lock _gate;
    private readonly SortedDictionary<long, Message> _messages = [];
    private readonly Deduplication _seen;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastSequence;
    private DateTimeOffset? _purged;
    private bool _isDeleted;

    /// <param name="name">The queue's name.</param>
    /// <param name="queues">Where it finds its dead-letter queue.</param>
    /// <param name="journal">The file that it is kept in; what is there already is taken up.</param>
    /// <param name="ids">Makes the ids of messages and receipts.</param>
    /// <param name="time">Decides what is visible.</param>
    /// <param name="gate">The lock of all queues.</param>
    public Queue(string name, QueueDirectory queues, QueueJournal journal, Ids ids, TimeProvider time, Lock gate)
    {
        (Name, _queues, _journal, _ids, _time, _gate) = (name, queues, journal, ids, time, gate);
        _seen = new(time);
        Created = Modified = time.GetUtcNow();
        if (QueueName.IsFifo(name))
        {
            Attributes = new(Attributes.Given.Add(QueueAttributes.Fifo, "true"));
        }

        foreach (var change in journal.Read())
        {
            Apply(change);
        }

        journal.Rewrite(Snapshot());
    }

    public string Name { get; }

    public string Arn => _queues.Arn(Name);

    public DateTimeOffset Created { get; private set; }

    public DateTimeOffset Modified { get; private set; }

    public QueueAttributes Attributes { get; private set; } = QueueAttributes.Defaults;

    public ImmutableSortedDictionary<string, string> Tags { get; private set; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How many messages can be received, are with a receiver, and are delayed.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            var invisible = _messages.Values.Where(message => !IsExpired(message, now) && message.Delivery.VisibleAt > now).ToList();
            var inFlight = invisible.Count(message => message.Delivery.ReceiveCount > 0);
            return (_messages.Values.Count(message => !IsExpired(message, now)) - invisible.Count, inFlight, invisible.Count - inFlight);
        }
    }

    public void Set(QueueAttributes attributes, ImmutableSortedDictionary<string, string> tags)
    {
        lock (_gate)
        {
            var modified = attributes == Attributes ? Modified : _time.GetUtcNow();
            Write(new() { Queue = new(Created, modified, attributes.Given, tags) });
        }
    }

    public void SetTags(Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
    {
        lock (_gate)
        {
            Set(Attributes, change(Tags));
        }
    }

    /// <summary>Takes a message in.</summary>
    /// <returns>Its id and sequence; those of the first one where a FIFO queue has seen it before.</returns>
    /// <exception cref="Wire.AwsException">The queue does not take such a message.</exception>
    public (string MessageId, long Sequence) Send(SendRequest request, string senderId)
    {
        lock (_gate)
        {
            request.Check(Attributes);
            var now = _time.GetUtcNow();
            if (Attributes.IsFifo && _seen.Find(Key(request.GroupId, request.Deduplication)) is { } seen)
            {
                return (seen.MessageId, seen.Sequence);
            }

            var delay = request.DelaySeconds is { } seconds && !Attributes.IsFifo ? TimeSpan.FromSeconds(seconds) : Attributes.Delay;
            var message = new Message
            {
                Id = _ids.Uuid(),
                Sequence = NextSequence(now),
                Body = request.Body,
                Attributes = request.Attributes,
                Sent = now,
                SenderId = senderId,
                GroupId = request.GroupId,
                DeduplicationId = Attributes.IsFifo ? request.Deduplication : null,
                TraceHeader = request.TraceHeader,
                Delivery = new(now + delay),
            };
            Write(new() { Put = message });
            return (message.Id, message.Sequence);
        }
    }

    /// <summary>Receives messages, and waits for one where there is none.</summary>
    /// <param name="max">How many at most.</param>
    /// <param name="visibility">How long the receiver has to delete them.</param>
    /// <param name="wait">How long to wait; nothing is received after that.</param>
    /// <param name="cancellation">The receiver went away.</param>
    public async ValueTask<IReadOnlyList<Message>> ReceiveAsync(int max, TimeSpan visibility, TimeSpan wait, CancellationToken cancellation)
    {
        var end = _time.GetUtcNow() + wait;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Task changed;
            DateTimeOffset next;
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                var messages = Take(max, visibility, now);
                if (messages.Count > 0 || now >= end || _isDeleted)
                {
                    return messages;
                }

                changed = _changed.Task;
                next = _messages.Values.Select(message => message.Delivery.VisibleAt).Where(at => at > now).Append(end).Min();
            }

            // Timers count whole milliseconds; a fraction must not make them ring too early.
            var delay = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max((next - _time.GetUtcNow()).TotalMilliseconds, 0)));
            await changed.WaitAsync(delay, _time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Deletes a message by its receipt; an older receipt deletes nothing.</summary>
    /// <exception cref="Wire.AwsException"><c>ReceiptHandleIsInvalid</c>, or <c>InvalidParameterValue</c> for an expired one of a FIFO queue.</exception>
    public void Delete(string receiptHandle)
    {
        lock (_gate)
        {
            if (Find(receiptHandle) is not { } message)
            {
                return;
            }

            if (Attributes.IsFifo && message.Delivery.VisibleAt <= _time.GetUtcNow())
            {
                throw SqsError.InvalidParameter("ReceiptHandle", receiptHandle, "The receipt handle has expired.");
            }

            Write(new() { Delete = message.Sequence });
        }
    }

    /// <summary>Changes how long a receiver has, from now on.</summary>
    /// <exception cref="Wire.AwsException"><c>ReceiptHandleIsInvalid</c>, or <c>InvalidParameterValue</c> where the message is gone.</exception>
    public void ChangeVisibility(string receiptHandle, TimeSpan timeout)
    {
        lock (_gate)
        {
            var message = Find(receiptHandle) ?? throw SqsError.InvalidParameter(
                "ReceiptHandle", receiptHandle, "Message does not exist or is not available for visibility timeout change.");
            Write(new() { Delivered = new(message.Sequence, message.Delivery with { VisibleAt = _time.GetUtcNow() + timeout }) });
        }
    }

    /// <exception cref="Wire.AwsException"><c>PurgeQueueInProgress</c>: purged less than a minute ago.</exception>
    public void Purge()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (now < _purged + PurgeInterval)
            {
                throw SqsError.PurgeInProgress(Name);
            }

            _purged = now;
            Write(new() { Purge = true });
        }
    }

    /// <summary>Moves messages that can be received to another queue, where they are new ones.</summary>
    /// <param name="destination">The other queue; null for the one that each comes from.</param>
    /// <param name="max">How many at most.</param>
    /// <returns>How many were moved, and why no more: null where there are no more.</returns>
    public (int Moved, string? Failure) Move(Queue? destination, int max)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            var moved = 0;
            foreach (var message in _messages.Values.Where(message => message.Delivery.VisibleAt <= now && !IsExpired(message, now)).Take(max).ToList())
            {
                if ((destination ?? _queues.Find(message.SourceArn ?? "")) is not { _isDeleted: false } target)
                {
                    return (moved, destination is null ? "CouldNotDetermineMessageSource" : "AWS.SimpleQueueService.NonExistentQueue");
                }

                target.TakeOver(message, now);
                Write(new() { Delete = message.Sequence });
                moved++;
            }

            return (moved, null);
        }
    }

    /// <summary>The queue is gone, and so is its file; called under the lock.</summary>
    public void Vanish()
    {
        _isDeleted = true;
        _messages.Clear();
        _journal.Delete();
        Wake();
    }

    public void Dispose() => _journal.Dispose();

    private List<Message> Take(int max, TimeSpan visibility, DateTimeOffset now)
    {
        var (received, expired, unwanted) = Choose(max, now);
        expired.ForEach(message => Write(new() { Delete = message.Sequence }));
        foreach (var (message, deadLetters) in unwanted)
        {
            deadLetters.Bury(message, Arn, now);
            Write(new() { Delete = message.Sequence });
        }

        var taken = new List<Message>(received.Count);
        foreach (var message in received)
        {
            var delivery = new Delivery(now + visibility, message.Delivery.ReceiveCount + 1, message.Delivery.FirstReceived ?? now, _ids.Uuid());
            Write(new() { Delivered = new(message.Sequence, delivery) });
            taken.Add(message with { Delivery = delivery });
        }

        return taken;
    }

    /// <summary>Looks at messages in order until enough can be received, which are few of a long queue; nothing changes yet.</summary>
    private (List<Message> Received, List<Message> Expired, List<(Message Message, Queue DeadLetters)> Unwanted) Choose(int max, DateTimeOffset now)
    {
        var redrive = Attributes.Redrive;
        var deadLetters = redrive is null ? null : _queues.Find(redrive.DeadLetterTargetArn);
        var busyGroups = new HashSet<string>(StringComparer.Ordinal);
        var (received, expired, unwanted) = (new List<Message>(), new List<Message>(), new List<(Message, Queue)>());
        foreach (var message in _messages.Values)
        {
            if (received.Count == max)
            {
                break;
            }

            if (IsExpired(message, now))
            {
                expired.Add(message);
            }
            else if (message.Delivery.VisibleAt > now || (Attributes.IsFifo && busyGroups.Contains(message.GroupId!)))
            {
                busyGroups.Add(message.GroupId ?? "");
            }
            else if (deadLetters is not null && message.Delivery.ReceiveCount >= redrive!.MaxReceiveCount)
            {
                unwanted.Add((message, deadLetters));
            }
            else
            {
                received.Add(message);
            }
        }

        return (received, expired, unwanted);
    }

    // First here and then no longer there: a crash between the two repeats a message, and loses none.
    private void Bury(Message message, string sourceArn, DateTimeOffset now) => Write(new()
    {
        Put = message with
        {
            Sequence = NextSequence(now),
            Sent = Attributes.IsFifo ? now : message.Sent,
            SourceArn = sourceArn,
            Delivery = message.Delivery with { VisibleAt = now, Receipt = null },
        },
    });

    // AWS: "redriven messages are considered new messages with a new messageID and enqueueTime".
    private void TakeOver(Message message, DateTimeOffset now) => Write(new()
    {
        Put = message with { Id = _ids.Uuid(), Sequence = NextSequence(now), Sent = now, SourceArn = null, Delivery = new(now + Attributes.Delay) },
    });

    // The message of the latest receipt; null where it is gone or was received again.
    private Message? Find(string receiptHandle)
    {
        var handle = ReceiptHandle.Parse(receiptHandle, Arn);
        return _messages.TryGetValue(handle.Sequence, out var message) && message.Delivery.Receipt == handle.Receipt ? message : null;
    }

    private bool IsExpired(Message message, DateTimeOffset now) => message.Sent + Attributes.Retention <= now;

    private string Key(string? groupId, string deduplicationId) => Attributes.DeduplicatesByGroup ? $"{groupId} {deduplicationId}" : deduplicationId;

    private long NextSequence(DateTimeOffset now) => Math.Max(_lastSequence + 1, now.UtcTicks);

    private void Write(JournalLine change)
    {
        _journal.Append(change);
        Apply(change);
        _journal.Compact(Snapshot);
        Wake();
    }

    private void Wake() => Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private void Apply(JournalLine change)
    {
        switch (change)
        {
            case { Queue: { } queue }:
                (Created, Modified) = (queue.Created, queue.Modified);
                Attributes = new(queue.Attributes.ToImmutableSortedDictionary(StringComparer.Ordinal));
                Tags = queue.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal);
                break;
            case { Put: { } message }:
                _messages[message.Sequence] = message;
                _lastSequence = message.Sequence;
                if (message is { DeduplicationId: { } id, SourceArn: null })
                {
                    _seen.Remember(new(Key(message.GroupId, id), message.Id, message.Sequence, message.Sent));
                }

                break;
            case { Delivered: { } delivered } when _messages.TryGetValue(delivered.Sequence, out var message):
                _messages[delivered.Sequence] = message with { Delivery = delivered.Delivery };
                break;
            case { Delete: { } sequence }:
                _messages.Remove(sequence);
                break;
            case { Seen: { } seen }:
                _seen.Remember(seen);
                break;
            case { Purge: true }:
                _messages.Clear();
                break;
        }
    }

    private IEnumerable<JournalLine> Snapshot() =>
    [
        new() { Queue = new(Created, Modified, Attributes.Given, Tags) },
        .. _seen.All.Select(seen => new JournalLine { Seen = seen }),
        .. _messages.Values.Select(message => new JournalLine { Put = message }),
    ];
}
