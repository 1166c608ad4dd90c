using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>Errors that several operations have. All have the status 400, which AWS JSON gives to what its model has no status for.</summary>
/// <remarks>AWS: Step Functions API Reference, the "Errors" of each operation.</remarks>
internal static class StepFunctionsError
{
    /// <param name="message">What is wrong.</param>
    /// <param name="reason">One of the words of <c>ValidationExceptionReason</c>.</param>
    public static AwsException Validation(string message, string reason) =>
        new("ValidationException", message) { Members = response => response.WriteString("reason"u8, reason) };

    public static AwsException NotFound(string arn) =>
        new("ResourceNotFound", $"Resource not found: '{arn}'") { Members = response => response.WriteString("resourceName"u8, arn) };

    public static AwsException TooManyTags(string arn) =>
        new("TooManyTags", $"Too many tags: '{arn}' may have {Tags.Most}") { Members = response => response.WriteString("resourceName"u8, arn) };

    public static AwsException Conflict(string message) => new("ConflictException", message);

    public static AwsException QuotaExceeded(string message) => new("ServiceQuotaExceededException", message);
}
