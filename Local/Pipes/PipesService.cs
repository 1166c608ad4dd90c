using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Pipes;

/// <summary>Amazon EventBridge Pipes, from SQS queues to state machines, as the stack's program has them; without the API.</summary>
internal static class PipesService
{
    /// <summary>Adds pipes, which run from when everything is provisioned until the yard stops.</summary>
    public static void AddPipes(this Yard yard, QueueDirectory queues, IStateMachines machines)
    {
        var pipes = new List<Pipe>();
        var stopping = new CancellationTokenSource();
        var runs = Task.CompletedTask;
        yard.Add(new PipeResource(yard.Account, pipes.Add));
        yard.OnStart(() =>
        {
            runs = Task.WhenAll(pipes.Select(pipe => Task.Run(() => new PipeRun(pipe, queues, machines, yard).RunAsync(stopping.Token))));
            return ValueTask.CompletedTask;
        });
        yard.OnStop(async () =>
        {
            await stopping.CancelAsync();
            await runs;
            stopping.Dispose();
        });
    }
}
