using System.Threading.Channels;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.StepFunctions;

/// <summary>Work that no execution waits for (logs, traces), done in order by one worker.</summary>
/// <remarks>Logs are delivered on a best-effort basis, as in AWS: when the worker is far behind, new work is dropped.</remarks>
internal sealed class Backlog : IAsyncDisposable
{
    private const int Capacity = 100_000;

    private readonly Channel<Action> _work =
        Channel.CreateBounded<Action>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly ITerminal _terminal;
    private readonly Lazy<Task> _worker;

    public Backlog(ITerminal terminal)
    {
        _terminal = terminal;
        _worker = new(() => Task.Run(WorkAsync));
    }

    public void Add(Action work)
    {
        _ = _worker.Value;
        _work.Writer.TryWrite(work);
    }

    /// <summary>Completes when all that was added before has been done.</summary>
    public async Task DrainAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(done.SetResult);
        await done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        if (_worker.IsValueCreated)
        {
            await _worker.Value;
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            try
            {
                work();
            }
            catch (Exception failure) when (failure is Wire.AwsException or IOException)
            {
                _terminal.Write(Tone.Warning, "states", failure.Message);
            }
        }
    }
}
