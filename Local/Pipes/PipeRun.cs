using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Pipes;

/// <summary>Runs one pipe until the yard stops: what the target takes is deleted from the queue, the rest comes again when it is visible again.</summary>
/// <param name="pipe">The pipe.</param>
/// <param name="queues">Where its source is.</param>
/// <param name="machines">Where its target is.</param>
/// <param name="yard">Whose account, access, clock and terminal it uses.</param>
internal sealed class PipeRun(Pipe pipe, QueueDirectory queues, IStateMachines machines, Yard yard)
{
    private const string Principal = "pipes.amazonaws.com";
    private const int LargestReceive = 10;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await TakeBatchAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A bug must not end the pipe in silence either.
                Tell(failure is AwsException refusal ? $"{refusal.Code}, {refusal.Message}" : $"in a way that it should not: {failure}");
                await Task.Delay(PauseAfterRefusal, yard.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(string failure) => yard.Terminal.Write(Tone.Failure, "pipes", $"{pipe.Name}: {pipe.SourceArn} → {pipe.TargetArn} failed: {failure}");

    private async Task TakeBatchAsync(CancellationToken cancellation)
    {
        var role = yard.Access.Knows(pipe.RoleArn) ? yard.Access.Assume(pipe.RoleArn, Principal, pipe.Arn, "pipe") : yard.Access.Administrator;
        var queue = queues.Find(pipe.SourceArn) ?? throw new AwsException("ResourceNotFoundException", "There is no such queue.");
        foreach (var action in new[] { "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes" })
        {
            yard.Access.Authorize(role, action, queue.Arn);
        }

        var received = (await ReceiveAsync(queue, cancellation)).ToLookup(message => pipe.Filters.IsEmpty || pipe.Filters.Any(filter => filter.Matches(message.Read)));

        // What the filter keeps out is done with.
        Delete(queue, received[false]);
        if (received[true].Any() && await HandOverAsync([.. received[true]], role, cancellation))
        {
            Delete(queue, received[true]);
            yard.Terminal.Write(Tone.Detail, "pipes", $"{pipe.Name}: {received[true].Count()} from {pipe.SourceArn} → {pipe.TargetArn}");
        }
    }

    private async Task<IReadOnlyList<PipeMessage>> ReceiveAsync(Queue queue, CancellationToken cancellation)
    {
        var messages = new List<PipeMessage>();
        var wait = Poll;
        while (messages.Count < pipe.BatchSize)
        {
            var more = await queue.ReceiveAsync(Math.Min(LargestReceive, pipe.BatchSize - messages.Count), queue.Attributes.VisibilityTimeout, wait, cancellation);
            if (more.Count == 0)
            {
                break;
            }

            messages.AddRange(more.Select(message => PipeMessage.Of(message, queue, yard.Account, yard.Time.GetUtcNow())));
            wait = TimeSpan.Zero;
        }

        return messages;
    }

    /// <summary>Hands messages over; false where their execution did not succeed, which says nothing about those that come after them.</summary>
    private async Task<bool> HandOverAsync(IReadOnlyList<PipeMessage> messages, Caller role, CancellationToken cancellation)
    {
        var input = $"[{string.Join(',', messages.Select(message => pipe.Template?.For(message, pipe) ?? message.Record.ToJson()))}]";
        var request = new StartRequest(pipe.TargetArn, Encoding.UTF8.GetBytes(input), null, null);
        var answer = new ArrayBufferWriter<byte>();
        if (!pipe.WaitsForEnd)
        {
            await machines.StartExecutionAsync(request, role, answer, cancellation);
            return true;
        }

        await machines.StartSyncExecutionAsync(request, role, answer, cancellation);
        var ended = JsonElement.Parse(answer.WrittenSpan);
        var status = ended.GetProperty("status").GetString();
        if (status != "SUCCEEDED")
        {
            Tell($"ExecutionFailed, the execution {ended.GetProperty("executionArn").GetString()} is {status}");
        }

        return status == "SUCCEEDED";
    }

    private static void Delete(Queue queue, IEnumerable<PipeMessage> messages)
    {
        foreach (var message in messages)
        {
            queue.Delete(message.Handle);
        }
    }
}
