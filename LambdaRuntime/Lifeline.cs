using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Stepyard.LambdaRuntime;

/// <summary>Ends this process when the one that started it is gone, however that ended and whatever the handler is doing.</summary>
/// <remarks>Local holds the other end of standard input and never writes: the operating system closes it when Local dies, even by <c>kill -9</c>.</remarks>
internal static class Lifeline
{
    private const int StackBytes = 128 * 1024;

    public static void Watch() => new Thread(WaitForTheEnd, StackBytes) { IsBackground = true, Name = "Lifeline" }.Start();

    private static void WaitForTheEnd()
    {
        using var input = new SafeFileHandle(0, ownsHandle: false);
        using var stream = new FileStream(input, FileAccess.Read, bufferSize: 0);
        if (stream.ReadByte() < 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
