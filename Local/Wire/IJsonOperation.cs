using System.Text.Json;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Wire;

/// <summary>One operation of a service that speaks AWS JSON 1.0 or 1.1 (Step Functions, DynamoDB, CloudWatch Logs).</summary>
public interface IJsonOperation
{
    /// <summary>The value of <c>X-Amz-Target</c>, such as <c>AWSStepFunctions.StartExecution</c>.</summary>
    string Target { get; }

    /// <summary>Answers one request by writing one JSON object to <paramref name="response"/>.</summary>
    /// <exception cref="AwsException">The request is refused, as AWS refuses it.</exception>
    ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation);
}
