using System.Text;
using System.Threading.Channels;

namespace Stepyard.Local.Terminal;

/// <summary>Writes lines to the console from a queue, in batches: who speaks never waits for the console.</summary>
/// <remarks>Where lines come faster than the console takes them, some are left out and counted.</remarks>
internal sealed class ConsoleTerminal : ITerminal, IAsyncDisposable
{
    private const int Capacity = 4096;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private const int Indent = 28;
    private const string Reset = "\e[0m";
    private const string Dim = "\e[2m";

    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly bool _isColoured;
    private readonly bool _isVerbose;
    private readonly Channel<Line> _lines;
    private readonly Task _writing;
    private long _leftOut;

    /// <param name="output">Where lines go.</param>
    /// <param name="time">The clock for the time before each line.</param>
    /// <param name="isColoured">Whether the output shows colours.</param>
    /// <param name="isVerbose">Whether lines of <see cref="Tone.Detail"/> are shown.</param>
    public ConsoleTerminal(TextWriter output, TimeProvider time, bool isColoured, bool isVerbose)
    {
        (_output, _time, _isColoured, _isVerbose) = (output, time, isColoured, isVerbose);
        _lines = Channel.CreateBounded<Line>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _leftOut));
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Whether standard output shows colours: a terminal, and <c>NO_COLOR</c> not set.</summary>
    public static bool ShowsColours => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Write(Tone tone, string service, string text)
    {
        if (Shows(tone))
        {
            _lines.Writer.TryWrite(new(_time.GetLocalNow(), tone, service, text));
        }
    }

    public bool Shows(Tone tone) => tone != Tone.Detail || _isVerbose;

    /// <summary>Writes what is still queued.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        var batch = new StringBuilder();
        while (await _lines.Reader.WaitToReadAsync())
        {
            // Under load a write and a wake-up for each line would cost as much as the requests.
            await Task.Delay(Gathering);
            while (batch.Length < 262_144 && _lines.Reader.TryRead(out var line))
            {
                Append(batch, line);
            }

            if (Interlocked.Exchange(ref _leftOut, 0) is > 0 and var leftOut)
            {
                batch.Append($"… {leftOut} lines left out: too many at once\n");
            }

            await _output.WriteAsync(batch);
            await _output.FlushAsync();
            batch.Clear();
        }
    }

    private void Append(StringBuilder batch, Line line)
    {
        if (_isColoured)
        {
            batch.Append($"{Dim}{line.Time:HH:mm:ss.fff}{Reset} {line.Service,-14} {ColourOf(line.Tone)}");
            AppendPrintable(batch, line.Text);
            batch.Append(Reset);
        }
        else
        {
            batch.Append($"{line.Time:HH:mm:ss.fff} {line.Service,-14} ");
            AppendPrintable(batch, line.Text);
        }

        batch.Append('\n');
    }

    // Text may come from requests: nothing in it may steer the terminal, or pass for a line of its own.
    private static void AppendPrintable(StringBuilder batch, string text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                batch.Append('\n').Append(' ', Indent);
            }
            else
            {
                batch.Append(char.IsControl(character) && character != '\t' ? '\uFFFD' : character);
            }
        }
    }

    private static string ColourOf(Tone tone) => tone switch
    {
        Tone.Detail => Dim,
        Tone.Success => "\e[32m",
        Tone.Warning => "\e[33m",
        Tone.Failure => "\e[31m",
        _ => "",
    };

    private readonly record struct Line(DateTimeOffset Time, Tone Tone, string Service, string Text);
}
