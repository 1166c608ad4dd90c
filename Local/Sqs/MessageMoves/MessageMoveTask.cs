using System.Text;
using System.Text.Json;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.MessageMoves;

/// <summary>Moves the messages of a dead-letter queue to another queue, or back to those that they come from.</summary>
/// <param name="source">The dead-letter queue.</param>
/// <param name="destination">Where they go; null for the queue that each comes from.</param>
/// <param name="perSecond">How many a second; null for as fast as it goes.</param>
/// <param name="id">A UUID.</param>
/// <param name="started">When it was started.</param>
internal sealed class MessageMoveTask(Queue source, Queue? destination, int? perSecond, string id, DateTimeOffset started)
{
    private const int Batch = 100;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();

    public string Handle { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"taskId":"{{id}}","sourceArn":{{JsonSerializer.Serialize(source.Arn)}}}"""));

    public string SourceArn => source.Arn;

    public MessageMoveStatus Status { get; private set; } = MessageMoveStatus.Running;

    public long Moved { get; private set; }

    /// <summary>How many messages there were when it was started.</summary>
    public int ToMove { get; } = source.Count().Visible;

    public string? FailureReason { get; private set; }

    public bool IsActive => Status is MessageMoveStatus.Running or MessageMoveStatus.Cancelling;

    /// <summary>Moves messages until there are no more, or it is cancelled.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken stopping)
    {
        while (Step())
        {
            if (perSecond is not null)
            {
                await Task.Delay(Second, time, stopping);
            }
        }
    }

    /// <summary>Stops it where it is.</summary>
    /// <returns>Whether it ran.</returns>
    public bool Cancel()
    {
        lock (_gate)
        {
            var ran = Status == MessageMoveStatus.Running;
            Status = ran ? MessageMoveStatus.Cancelling : Status;
            return ran;
        }
    }

    /// <summary>Writes the entry of a listing.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Status == MessageMoveStatus.Running)
        {
            writer.WriteString("TaskHandle"u8, Handle);
        }

        writer.WriteString("Status"u8, Status.ToString().ToUpperInvariant());
        writer.WriteString("SourceArn"u8, source.Arn);
        if (destination is not null)
        {
            writer.WriteString("DestinationArn"u8, destination.Arn);
        }

        if (perSecond is { } rate)
        {
            writer.WriteNumber("MaxNumberOfMessagesPerSecond"u8, rate);
        }

        writer.WriteNumber("ApproximateNumberOfMessagesMoved"u8, Moved);
        writer.WriteNumber("ApproximateNumberOfMessagesToMove"u8, ToMove);
        if (FailureReason is not null)
        {
            writer.WriteString("FailureReason"u8, FailureReason);
        }

        writer.WriteNumber("StartedTimestamp"u8, started.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }

    /// <returns>Whether there may be more.</returns>
    private bool Step()
    {
        lock (_gate)
        {
            if (Status == MessageMoveStatus.Cancelling)
            {
                Status = MessageMoveStatus.Cancelled;
                return false;
            }

            var (moved, failure) = source.Move(destination, perSecond ?? Batch);
            Moved += moved;
            FailureReason = failure;
            Status = failure is not null ? MessageMoveStatus.Failed
                : source.Count().Visible > 0 ? MessageMoveStatus.Running
                : MessageMoveStatus.Completed;
            return Status == MessageMoveStatus.Running;
        }
    }
}
