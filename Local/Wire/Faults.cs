using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Wire;

/// <summary>Turns what an operation threw into an error that AWS could have answered.</summary>
internal static class Faults
{
    /// <summary>The exception itself where it is AWS's; an error of the client's for a request that is no HTTP; <c>InternalFailure</c> with status 500 for a file that can't be read or written, and for a bug, which the terminal shows.</summary>
    public static AwsException Of(Exception exception, WireCall call, ITerminal terminal)
    {
        call.Fault = Of(exception, call.Operation, terminal);
        return call.Fault;
    }

    /// <inheritdoc cref="Of(Exception, WireCall, ITerminal)"/>
    public static AwsException Of(Exception exception, string? operation, ITerminal terminal)
    {
        switch (exception)
        {
            case AwsException fault:
                return fault;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestBody.TooLarge();
            case BadHttpRequestException broken:
                return new("MalformedHttpRequestException", broken.Message, broken.StatusCode);
            case IOException or UnauthorizedAccessException or InvalidDataException:
                // The disk is full, or a file is damaged: no bug, and who asks should know which.
                return new("InternalFailure", exception.Message, 500);
            default:
                terminal.Write(Tone.Failure, "AWS", $"{operation} failed in a way that it should not: {exception}");
                return new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);
        }
    }

    /// <summary>Whether an exception is to be answered; a client that went away needs no answer.</summary>
    public static bool IsAnswerable(Exception exception, WireCall call) =>
        exception is not (ConnectionResetException or ConnectionAbortedException)
        && (exception is not OperationCanceledException || !call.Context.RequestAborted.IsCancellationRequested);
}
