namespace Stepyard.Local.Sqs.MessageMoves;

/// <summary>How a message move task stands. AWS: Amazon SQS API Reference, ListMessageMoveTasksResultEntry.</summary>
internal enum MessageMoveStatus
{
    Running,

    /// <summary>It was cancelled, and has not come to know it yet.</summary>
    Cancelling,

    Cancelled,

    Completed,

    Failed,
}
