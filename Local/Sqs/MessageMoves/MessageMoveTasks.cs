using System.Collections.Immutable;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs.MessageMoves;

/// <summary>The message move tasks of all queues, the last ten of each.</summary>
internal sealed class MessageMoveTasks(QueueDirectory queues, Ids ids, TimeProvider time) : IDisposable
{
    public const int MostListed = 10;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, ImmutableList<MessageMoveTask>> _bySource = new(StringComparer.Ordinal);

    /// <summary>Starts one.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterValue</c> where the source is no dead-letter queue; <c>UnsupportedOperation</c> where one runs already.</exception>
    public MessageMoveTask Start(Queue source, Queue? destination, int? perSecond)
    {
        if (!queues.Queues.Any(queue => queue.Attributes.Redrive?.DeadLetterTargetArn == source.Arn))
        {
            throw SqsError.InvalidParameter("Source queue must be configured as a Dead Letter Queue.");
        }

        MessageMoveTask task;
        lock (_gate)
        {
            var before = Of(source);
            if (before.Exists(other => other.IsActive))
            {
                throw SqsError.Unsupported("There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
            }

            task = new(source, destination, perSecond, ids.Uuid(), time.GetUtcNow());
            _bySource[source.Arn] = [task, .. before.Take(MostListed - 1)];
        }

        _ = Task.Run(() => task.RunAsync(time, _stopping.Token));
        return task;
    }

    /// <summary>Those of a queue, the newest first.</summary>
    public ImmutableList<MessageMoveTask> Of(Queue source)
    {
        lock (_gate)
        {
            return _bySource.GetValueOrDefault(source.Arn, []);
        }
    }

    /// <summary>The one that has a handle.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public MessageMoveTask Get(string handle)
    {
        lock (_gate)
        {
            return _bySource.Values.SelectMany(tasks => tasks).FirstOrDefault(task => task.Handle == handle) ?? throw SqsError.TaskNotFound();
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }
}
