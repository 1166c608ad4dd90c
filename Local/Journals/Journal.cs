using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Journals;

/// <summary>Appends lines to a file, and tells when they are safe on disk.</summary>
/// <remarks>
/// One thread writes: all that came while it was busy goes into one write and one flush. Where something can't be written, nothing more is
/// told to be safe until the next start, for nobody knows then what is on disk.
/// </remarks>
internal sealed class Journal : IDisposable
{
    /// <summary>How large a file grows before it is first looked at what of it can go.</summary>
    public const long Slack = 8 * 1024 * 1024;

    private const int LargestWrite = 1024 * 1024;

    [ThreadStatic]
    private static LineBuffer? _scratch;

    private readonly object _gate = new();
    private readonly LineFile _file;
    private readonly ITerminal _terminal;
    private readonly Func<ReadOnlyMemory<byte>, bool>? _isLive;
    private readonly Thread _thread;
    private readonly long _slack;
    private SafeFileHandle _handle;
    private Group _next = new();
    private Group? _writing;
    private long _compactAt;
    private bool _isDirty;
    private JournalException? _failure;
    private bool _isClosing;

    /// <param name="file">The file, which has been read.</param>
    /// <param name="terminal">Where it says what it drops, and what goes wrong.</param>
    /// <param name="isLive">
    /// Whether a record still counts; those that don't are dropped when the file has grown to twice of what counts, or <paramref name="slack"/>.
    /// Called by the journal's thread after everything before it was told to be written. Null keeps all.
    /// </param>
    /// <param name="slack">What a file may always grow to, in bytes.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    public Journal(LineFile file, ITerminal terminal, Func<ReadOnlyMemory<byte>, bool>? isLive = null, long slack = Slack)
    {
        (_file, _terminal, _isLive, _slack, _compactAt) = (file, terminal, isLive, slack, slack);
        (_handle, var length) = Open(file, terminal);
        _thread = new(() => Run(length)) { IsBackground = true, Name = Path.GetFileName(file.Path) };
        _thread.Start();
    }

    /// <summary>Adds a line. Never throws; where the journal can't be written, nothing happens.</summary>
    /// <param name="record">What the line says.</param>
    /// <param name="write">Writes the members of the line's object.</param>
    /// <param name="written">Called by the journal's thread when the line is safe on disk, in the order of the lines; quick. Null where nobody waits for it.</param>
    public void Add<T>(T record, Action<Utf8JsonWriter, T> write, Action? written = null)
    {
        var lines = _scratch ??= new();
        lines.Clear();
        lines.Add(record, write);
        Add(lines, written);
        if (lines.Length > LargestWrite)
        {
            _scratch = null;
        }
    }

    /// <inheritdoc cref="Add{T}"/>
    public void Add(LineBuffer lines, Action? written = null)
    {
        lock (_gate)
        {
            if (_failure is not null || _isClosing)
            {
                return;
            }

            _next.Lines.Write(lines.Lines.Span);
            if (written is not null)
            {
                _next.Written.Add(written);
                _next.IsAwaited = true;
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Calls <paramref name="written"/> as for a line behind all others, without writing one; nothing where it is null.</summary>
    public void Add(Action? written)
    {
        if (written is not null)
        {
            using var nothing = new LineBuffer();
            Add(nothing, written);
        }
    }

    /// <summary>Completes when everything that was added before is safe on disk.</summary>
    /// <exception cref="JournalException">It can't be.</exception>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            if (_failure is not null || _isClosing)
            {
                return Task.FromException(_failure ?? new(_file.Path, new IOException("It is closed.")));
            }

            if (_next.IsEmpty && _writing is null && !_isDirty)
            {
                return Task.CompletedTask;
            }

            _next.IsAwaited = true;
            Monitor.Pulse(_gate);
            return _next.Flushed.Task;
        }
    }

    /// <summary>Writes what was added before; what comes later is ignored.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _handle.Dispose();
    }

    private static (SafeFileHandle Handle, long Length) Open(LineFile file, ITerminal terminal)
    {
        file.TellTorn(terminal);
        var handle = File.OpenHandle(file.Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        RandomAccess.SetLength(handle, file.WholeLength);
        if (file.WholeLength > 0)
        {
            return (handle, file.WholeLength);
        }

        using var lines = new LineBuffer();
        file.WriteHeader(lines);
        RandomAccess.Write(handle, lines.Lines.Span, 0);
        RandomAccess.FlushToDisk(handle);
        FolderFlush.Flush(Path.GetDirectoryName(file.Path)!);
        return (handle, lines.Length);
    }

    private void Run(long position)
    {
        while (TakeNext() is { } group)
        {
            try
            {
                position = Write(group, position);
                group.Complete();
                position = Compact(position);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProvisioningException)
            {
                Fail(e);
                return;
            }
        }
    }

    private Group? TakeNext()
    {
        lock (_gate)
        {
            var spare = _writing;
            _writing = null;
            while (_next.IsEmpty)
            {
                if (_isClosing)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            _writing = _next;
            _next = spare?.Reset() ?? new();
            return _writing;
        }
    }

    private long Write(Group group, long position)
    {
        if (group.Lines.WrittenCount > 0)
        {
            _isDirty = true;
            RandomAccess.Write(_handle, group.Lines.WrittenSpan, position);
        }

        // What nobody waits for is flushed with what comes later: a killed process loses nothing that the operating system has.
        if (_isDirty && IsAwaited(group))
        {
            RandomAccess.FlushToDisk(_handle);
            _isDirty = false;
        }

        return position + group.Lines.WrittenCount;
    }

    private bool IsAwaited(Group group)
    {
        lock (_gate)
        {
            return group.IsAwaited;
        }
    }

    /// <summary>Writes the file anew without what counts no more, and puts it in the place of the old one, if that is worth it.</summary>
    private long Compact(long length)
    {
        if (_isLive is null || length < _compactAt)
        {
            return length;
        }

        _handle.Dispose();
        _file.Replace(Live(_isLive));
        _handle = File.OpenHandle(_file.Path, FileMode.Open, FileAccess.Write, FileShare.Read);
        _compactAt = Math.Max(_slack, 2 * _file.WholeLength);
        return _file.WholeLength;
    }

    private IEnumerable<LineBuffer> Live(Func<ReadOnlyMemory<byte>, bool> isLive)
    {
        using var lines = new LineBuffer();
        foreach (var line in _file.Read().Where(line => isLive(line.Json)))
        {
            lines.Clear();
            lines.AddJson(line.Json.Span);
            yield return lines;
        }
    }

    private void Fail(Exception cause)
    {
        var failure = new JournalException(_file.Path, cause);
        lock (_gate)
        {
            _failure = failure;
            _writing!.Fail(failure);
            _next.Fail(failure);
        }

        _terminal.Write(Tone.Failure, "states", failure.Message);
    }

    /// <summary>What is written and flushed together.</summary>
    private sealed class Group
    {
        public ArrayBufferWriter<byte> Lines { get; private set; } = new();

        public List<Action> Written { get; } = [];

        /// <summary>Completes when all of it is safe.</summary>
        public TaskCompletionSource Flushed { get; private set; } = NewSource();

        /// <summary>Whether somebody waits until it is safe.</summary>
        public bool IsAwaited { get; set; }

        public bool IsEmpty => Lines.WrittenCount == 0 && !IsAwaited;

        public void Complete()
        {
            foreach (var written in Written)
            {
                written();
            }

            Flushed.TrySetResult();
        }

        public void Fail(JournalException failure)
        {
            Flushed.TrySetException(failure);

            // Whether or not anybody looks: the terminal says it.
            _ = Flushed.Task.Exception;
        }

        public Group Reset()
        {
            Written.Clear();
            IsAwaited = false;
            if (Lines.Capacity > LargestWrite)
            {
                Lines = new();
            }

            Lines.ResetWrittenCount();
            Flushed = Flushed.Task.IsCompleted ? NewSource() : Flushed;
            return this;
        }

        private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
