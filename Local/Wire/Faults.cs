using Stepyard.Local.Terminal;

namespace Stepyard.Local.Wire;

/// <summary>Turns what an operation threw into an error that AWS could have answered.</summary>
internal static class Faults
{
    /// <summary>The exception itself where it is AWS's; <c>InternalFailure</c> with status 500 for a bug, which the terminal shows.</summary>
    public static AwsException Of(Exception exception, WireCall call, ITerminal terminal)
    {
        call.Fault = exception as AwsException;
        if (call.Fault is null)
        {
            terminal.Write(Tone.Failure, "AWS", $"{call.Operation} failed in a way that it should not: {exception}");
            call.Fault = new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);
        }

        return call.Fault;
    }

    /// <summary>Whether an exception is to be answered; a client that went away needs no answer.</summary>
    public static bool IsAnswerable(Exception exception, WireCall call) =>
        exception is not OperationCanceledException || !call.Context.RequestAborted.IsCancellationRequested;
}
