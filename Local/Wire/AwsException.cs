using System.Text.Json;

namespace Stepyard.Local.Wire;

/// <summary>An error as an AWS service answers it: its code, its message and its HTTP status.</summary>
/// <param name="code">The error code without a namespace, such as <c>ExecutionAlreadyExists</c> or <c>AccessDeniedException</c>.</param>
/// <param name="message">The message, in AWS's words.</param>
/// <param name="status">The HTTP status; 400 unless the service's document says otherwise.</param>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>What stands before the code in <c>__type</c>, such as <c>com.amazonaws.sqs#</c>; most services have nothing there.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The code by which clients of the query protocol know the error, where a service has changed from it to JSON; told in a header.</summary>
    /// <remarks>AWS: Smithy, "AWS query compatible" trait.</remarks>
    public string? QueryCode { get; init; }

    /// <summary>Writes the members that some errors of the JSON protocol have besides the message, such as <c>CancellationReasons</c>.</summary>
    public Action<Utf8JsonWriter>? Members { get; init; }
}
