using System.Threading.Channels;

namespace Stepyard.Local.Provisioning;

/// <summary>Tells that files of a folder have changed, once whoever writes them has paused: editors write in parts, or write another file and rename it.</summary>
internal sealed class FolderWatch : IDisposable
{
    // Of the people at the keyboard, whatever clock the yard goes by.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher _watcher;

    /// <param name="folder">The folder; those in it are watched too.</param>
    /// <param name="pattern">Which files count, such as <c>*.asl.json</c>.</param>
    /// <exception cref="IOException">The system watches as many folders as it can already.</exception>
    public FolderWatch(string folder, string pattern)
    {
        _watcher = new(folder, pattern) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, _) => Tell();
        _watcher.Created += (_, _) => Tell();
        _watcher.Deleted += (_, _) => Tell();
        _watcher.Renamed += (_, _) => Tell();

        // Too much at once to say what: so all of it.
        _watcher.Error += (_, _) => Tell();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Completes when something has changed since the last time.</summary>
    public async Task ChangeAsync(CancellationToken cancellation)
    {
        await _changes.Reader.ReadAsync(cancellation);
        do
        {
            await Task.Delay(Pause, cancellation);
        }
        while (_changes.Reader.TryRead(out _));
    }

    public void Dispose() => _watcher.Dispose();

    private void Tell() => _changes.Writer.TryWrite(true);
}
