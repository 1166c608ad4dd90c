using System.ComponentModel;
using System.Diagnostics;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>The process that stands for a container: a command, and whatever it starts.</summary>
/// <remarks>The process is <c>JobContainer/</c>, which ends all of that when it is told to over its standard input, and when Local dies.</remarks>
internal sealed class Container(TimeProvider time)
{
    /// <summary>Between the request to end and the end.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html</remarks>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Process? _process;
    private ITimer? _grace;
    private bool _isTerminated;
    private bool _isKilled;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="start">How the process is started.</param>
    /// <param name="started">Called once it is.</param>
    /// <param name="log">Takes each line that it writes.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="Win32Exception">The process could not be started.</exception>
    public async Task<int> RunAsync(ProcessStartInfo start, Action started, Action<string> log)
    {
        using var process = Process.Start(start)!;
        lock (_gate)
        {
            _process = process;
            Tell();
        }

        started();
        var output = Task.WhenAll(PumpAsync(process.StandardOutput, log), PumpAsync(process.StandardError, log));
        await process.WaitForExitAsync();

        // Where processes can leave their parent's tree, one of them may keep the pipes open.
        await Task.WhenAny(output, Task.Delay(LastWords, time));
        lock (_gate)
        {
            _process = null;
            _grace?.Dispose();
        }

        return process.ExitCode;
    }

    /// <summary>Asks the command to end (SIGTERM); after 30 seconds it is not asked any more.</summary>
    public void Terminate()
    {
        lock (_gate)
        {
            if (!_isTerminated)
            {
                _isTerminated = true;
                _grace = time.CreateTimer(_ => Kill(), null, Grace, Timeout.InfiniteTimeSpan);
                Tell();
            }
        }
    }

    /// <summary>Ends the command, and whatever it has started.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            _isKilled = true;
            Tell();
        }
    }

    private void Tell()
    {
        try
        {
            if (_isKilled)
            {
                _process?.StandardInput.Close();
            }
            else if (_isTerminated)
            {
                _process?.StandardInput.BaseStream.WriteByte(0);
                _process?.StandardInput.BaseStream.Flush();
            }
        }
        catch (IOException)
        {
            // It has ended by itself.
        }
    }

    private static async Task PumpAsync(StreamReader output, Action<string> log)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            log(line);
        }
    }
}
