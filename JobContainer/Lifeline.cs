using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Stepyard.JobContainer;

/// <summary>Ends the command when it is told to, and when the one who could tell is gone, however that ended.</summary>
/// <remarks>
/// Local holds the other end of standard input: a byte asks the command to end (SIGTERM); the end of the stream, which the operating system
/// makes when Local dies, even by <c>kill -9</c>, ends all at once (SIGKILL).
/// </remarks>
internal static class Lifeline
{
    private const int StackBytes = 128 * 1024;

    public static void Watch(Process command) => new Thread(() => Wait(command), StackBytes) { IsBackground = true, Name = "Lifeline" }.Start();

    private static void Wait(Process command)
    {
        using var input = new SafeFileHandle(0, ownsHandle: false);
        using var stream = new FileStream(input, FileAccess.Read, bufferSize: 0);
        while (stream.ReadByte() >= 0)
        {
            Descendants.Terminate(command);
        }

        Descendants.Kill(command);
    }
}
