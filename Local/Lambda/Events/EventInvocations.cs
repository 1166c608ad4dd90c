using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Events;

/// <summary>
/// Invokes functions that nobody waits for. Where one fails it is tried twice more, after one minute and after two; where it is
/// throttled it is tried for six hours, ever more seldom; then the event goes to the function's dead-letter queue.
/// </summary>
/// <remarks>
/// Events wait in memory: those that wait when the yard stops are lost.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
/// </remarks>
internal sealed class EventInvocations(ITerminal terminal, TimeProvider time) : IDisposable
{
    private const int MostRetries = 2;
    private static readonly TimeSpan LongestAge = TimeSpan.FromHours(6);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins with an event, and returns at once.</summary>
    /// <param name="function">The function.</param>
    /// <param name="letter">The event.</param>
    /// <param name="invoke">Invokes the function with the event.</param>
    /// <param name="giveUp">Takes the event when it has failed for good.</param>
    public void Begin(FunctionConfiguration function, DeadLetter letter, Func<Task<InvocationResult>> invoke, Func<DeadLetter, Task> giveUp) =>
        _ = Task.Run(() => RunAsync(function, letter, invoke, giveUp), CancellationToken.None);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(FunctionConfiguration function, DeadLetter letter, Func<Task<InvocationResult>> invoke, Func<DeadLetter, Task> giveUp)
    {
        try
        {
            if (await UntilItSucceedsAsync(function, invoke) is { } failure)
            {
                terminal.Write(Tone.Failure, "lambda", $"{function.Name} gives up event {letter.RequestId}: {failure.Message.ReplaceLineEndings(" ")}");
                await giveUp(letter with { Failure = failure });
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception problem)
        {
            terminal.Write(Tone.Failure, "lambda", $"{function.Name}: event {letter.RequestId} is lost: {(problem is AwsException refusal ? refusal.Message : problem)}");
        }
    }

    /// <returns>Why it did not succeed; null where it did.</returns>
    private async Task<EventFailure?> UntilItSucceedsAsync(FunctionConfiguration function, Func<Task<InvocationResult>> invoke)
    {
        var begun = time.GetTimestamp();
        var pause = FirstPause;
        for (var failures = 0; ;)
        {
            try
            {
                var result = await invoke().WaitAsync(_stop.Token);
                if (!result.Failed)
                {
                    return null;
                }

                if (failures == MostRetries)
                {
                    return new(200, result.ErrorMessage);
                }

                failures++;
                await Task.Delay(TimeSpan.FromMinutes(failures), time, _stop.Token);
            }
            catch (AwsException throttled) when (throttled.Status == 429)
            {
                // A function that may not run at all is not waited for.
                if (function.ReservedConcurrency == 0 || time.GetElapsedTime(begun) + pause > LongestAge)
                {
                    return new(throttled.Status, throttled.Message);
                }

                await Task.Delay(pause, time, _stop.Token);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
