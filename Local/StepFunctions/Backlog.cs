using System.Threading.Channels;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.StepFunctions;

/// <summary>Work that no execution waits for (logs, traces), done in order by one worker.</summary>
/// <remarks>Logs are delivered on a best-effort basis, as in AWS: where the worker falls far behind, new work is dropped.</remarks>
internal sealed class Backlog : IAsyncDisposable
{
    private const int Capacity = 100_000;

    private readonly Channel<Action> _work =
        Channel.CreateBounded<Action>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly ITerminal _terminal;
    private readonly Lazy<Task> _worker;
    private int _dropped;

    public Backlog(ITerminal terminal)
    {
        _terminal = terminal;
        _worker = new(() => Task.Run(WorkAsync));
    }

    public void Add(Action work)
    {
        _ = _worker.Value;
        if (!_work.Writer.TryWrite(work) && Interlocked.Exchange(ref _dropped, 1) == 0)
        {
            _terminal.Write(Tone.Warning, "states", "More happens than can be logged: from here on some execution logs and traces are missing.");
        }
    }

    /// <summary>Finishes what has been added.</summary>
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
