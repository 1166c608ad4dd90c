using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Stepyard.Local.Lambda.Logging;

/// <summary>The log of one execution environment: its records and the platform's, in order, written away from the path of the invocation.</summary>
/// <remarks>
/// Records come through a pipe and may arrive after the result that they preceded:
/// an invocation's report waits until as many have come as the runtime says it has written.
/// </remarks>
internal sealed class EnvironmentLog
{
    private const int TailBytes = 4096;
    private static readonly TimeSpan MemorySampling = TimeSpan.FromSeconds(1);

    private readonly Channel<object> _entries = Channel.CreateUnbounded<object>(new() { SingleReader = true });
    private readonly Queue<InvocationReport> _unreported = new();
    private readonly List<Func<string>> _tail = [];
    private readonly FunctionLog _log;
    private readonly FunctionTraces _traces;
    private readonly PlatformRecord _platform;
    private readonly TimeProvider _time;
    private readonly Task _writing;
    private Process? _process;
    private long _memoryMegabytes;
    private long _memorySampled;
    private int _recordsRead;
    private int _recordsWritten;

    private bool _isOpen;

    public EnvironmentLog(FunctionLog log, FunctionTraces traces, FunctionConfiguration function, TimeProvider time)
    {
        (_log, _traces, _platform, _time) = (log, traces, new(function), time);
        Stream = $"{time.GetUtcNow():yyyy/MM/dd}/[{FunctionConfiguration.Version}]{Guid.NewGuid():N}";
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>The log stream's name: <c>2026/11/20/[$LATEST]…</c>.</summary>
    public string Stream { get; }

    /// <summary>The process whose memory the reports tell.</summary>
    public void Watch(Process process) => _process = process;

    /// <summary>A line that the process wrote.</summary>
    public void Line(string line) => _entries.Writer.TryWrite(line);

    public void Start(Invocation invocation) => _entries.Writer.TryWrite(invocation);

    public void Report(InvocationReport report) => _entries.Writer.TryWrite(report);

    /// <summary>The function could not be loaded, whether or not anybody waits for it.</summary>
    public void Fail(InvocationResult failure) => _log.ShowFailure(failure);

    /// <summary>Completes when everything is written.</summary>
    public async Task CloseAsync()
    {
        _entries.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        _isOpen = _log.Open(Stream);
        WritePlatform(_platform.InitializationStart(_time.GetUtcNow()));
        await foreach (var entry in _entries.Reader.ReadAllAsync())
        {
            switch (entry)
            {
                case string line:
                    // A record's own line feeds travel as line separators.
                    WriteLine(line.Replace('\u2028', '\n'));
                    _recordsRead++;
                    break;
                case Invocation invocation:
                    WriteReports(all: false);
                    _tail.Clear();
                    WritePlatform(_platform.Start(invocation));
                    break;
                case InvocationReport report:
                    _recordsWritten += report.LogRecords;
                    _unreported.Enqueue(report);
                    break;
            }

            WriteReports(all: false);
        }

        WriteReports(all: true);
    }

    private void WriteReports(bool all)
    {
        while ((all || _recordsRead >= _recordsWritten) && _unreported.TryDequeue(out var report))
        {
            if (_platform.End(report.Invocation) is { } end)
            {
                WritePlatform(end);
            }

            if (report.Status == "timeout")
            {
                WriteLine($"{_time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {report.Invocation.RequestId} Task timed out after {report.Duration.TotalSeconds:0.00} seconds");
            }

            WritePlatform(_platform.Report(report, _time.GetUtcNow(), SampleMemory()));
            _traces.Put(report);
            report.Invocation.LogTail?.TrySetResult(Tail());
        }
    }

    private void WriteLine(string text)
    {
        Put(() => text);
        _log.Show(text);
    }

    private void WritePlatform(Func<string> text)
    {
        Put(text);
        _log.ShowPlatform(text);
    }

    private void Put(Func<string> text)
    {
        _tail.Add(text);
        if (_isOpen)
        {
            _log.Put(Stream, text);
        }
    }

    /// <summary>Asking the operating system costs more than a warm invocation, so it is asked once a second.</summary>
    private long SampleMemory()
    {
        if (_memorySampled != 0 && _time.GetElapsedTime(_memorySampled) < MemorySampling)
        {
            return _memoryMegabytes;
        }

        _memorySampled = _time.GetTimestamp();
        try
        {
            _process?.Refresh();
            _memoryMegabytes = Math.Max(_memoryMegabytes, (_process?.PeakWorkingSet64 ?? 0) / (1024 * 1024));
        }
        catch (InvalidOperationException)
        {
            // The process has ended; what is known of it stays.
        }

        return _memoryMegabytes;
    }

    private string Tail()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', _tail.Select(text => text())) + "\n");
        return Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, bytes.Length - TailBytes)));
    }
}
