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

    /// <summary>Writes the members that some errors of the JSON protocol have besides the message, such as <c>CancellationReasons</c>.</summary>
    public Action<Utf8JsonWriter>? Members { get; init; }
}
