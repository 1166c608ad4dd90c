using Stepyard.Local.Wire;

namespace Stepyard.Local.Batch;

/// <summary>The errors of AWS Batch.</summary>
/// <remarks>AWS: AWS Batch API Reference, the "Errors" of each operation: all that a client does wrong is a <c>ClientException</c>.</remarks>
internal static class BatchError
{
    private const string ClientException = "ClientException";

    public static AwsException Client(string message) => new(ClientException, message);

    public static AwsException Serialization(string message) => new("SerializationException", message);

    /// <summary>The error as the service answers it: its own words with the request's id around them.</summary>
    public static AwsException Answered(AwsException error, string requestId) =>
        error.Code == ClientException ? Client($"Error executing request, Exception : {error.Message}, RequestId: {requestId}") : error;
}
