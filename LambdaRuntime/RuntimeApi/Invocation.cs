namespace Stepyard.LambdaRuntime.RuntimeApi;

/// <summary>One event to handle.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="FunctionArn">The ARN that was invoked.</param>
/// <param name="TraceId">The X-Ray trace header; null where there is none.</param>
/// <param name="Deadline">When the function times out.</param>
/// <param name="Event">The payload.</param>
internal sealed record Invocation(string RequestId, string FunctionArn, string? TraceId, DateTimeOffset Deadline, byte[] Event);
