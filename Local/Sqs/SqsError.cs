using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs;

/// <summary>The errors that SQS answers, in its words: each has a name of the JSON protocol and one that the query protocol knew it by.</summary>
/// <remarks>AWS: Amazon SQS API Reference, Common errors, and the errors of each action.</remarks>
internal static class SqsError
{
    private const string Legacy = "AWS.SimpleQueueService.";

    public static AwsException QueueDoesNotExist() => Of("QueueDoesNotExist", $"{Legacy}NonExistentQueue", "The specified queue does not exist.");

    public static AwsException QueueNameExists(string attribute) =>
        Of("QueueNameExists", "QueueAlreadyExists", $"A queue already exists with the same name and a different value for attribute {attribute}");

    public static AwsException InvalidAddress(string url) => Of("InvalidAddress", "InvalidAddress", $"The address {url} is not valid for this endpoint.");

    public static AwsException InvalidParameter(string message) => Of("InvalidParameterValueException", "InvalidParameterValue", message);

    public static AwsException InvalidParameter(string name, object value, string reason) =>
        InvalidParameter($"Value {value} for parameter {name} is invalid. Reason: {reason}");

    public static AwsException Missing(string parameter) =>
        Of("MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AwsException UnknownAttribute(string name) => Of("InvalidAttributeName", "InvalidAttributeName", $"Unknown Attribute {name}.");

    public static AwsException InvalidAttribute(string name, string? reason = null) =>
        Of("InvalidAttributeValue", "InvalidAttributeValue", $"Invalid value for the parameter {name}.{(reason is null ? "" : $" Reason: {reason}")}");

    public static AwsException InvalidReceiptHandle(string handle) =>
        Of("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static AwsException InvalidMessageContents() => Of(
        "InvalidMessageContents", "InvalidMessageContents",
        "Invalid binary character was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    public static AwsException PurgeInProgress(string queue) =>
        Of("PurgeQueueInProgress", $"{Legacy}PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    public static AwsException EmptyBatch(string entry) =>
        Of("EmptyBatchRequest", $"{Legacy}EmptyBatchRequest", $"There should be at least one {entry} in the request.");

    public static AwsException TooManyEntries(int count) => Of(
        "TooManyEntriesInBatchRequest", $"{Legacy}TooManyEntriesInBatchRequest", $"Maximum number of entries per request are 10. You have sent {count}.");

    public static AwsException EntryIdsNotDistinct(string id) =>
        Of("BatchEntryIdsNotDistinct", $"{Legacy}BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    public static AwsException InvalidEntryId() => Of(
        "InvalidBatchEntryId", $"{Legacy}InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static AwsException BatchTooLong(int limit, int size) => Of(
        "BatchRequestTooLong", $"{Legacy}BatchRequestTooLong", $"Batch requests cannot be longer than {limit} bytes. You have sent {size} bytes.");

    /// <summary>The queue that a parameter names is not there.</summary>
    public static AwsException ResourceNotFound(string parameter) => ResourceNotFoundFor($"The resource that you specified for the {parameter} parameter doesn't exist.");

    public static AwsException TaskNotFound() => ResourceNotFoundFor("Task does not exist.");

    public static AwsException Unsupported(string message) => Of("UnsupportedOperation", $"{Legacy}UnsupportedOperation", message);

    public static AwsException Serialization(string message) =>
        new("SerializationException", message) { Namespace = "com.amazon.coral.service#" };

    /// <summary>A refusal of IAM as SQS answers it.</summary>
    public static AwsException AccessDenied(string message) =>
        new("AccessDeniedException", message, 403) { Namespace = "com.amazon.coral.service#", QueryCode = "AccessDenied" };

    private static AwsException ResourceNotFoundFor(string message) => Of("ResourceNotFoundException", "ResourceNotFoundException", message, 404);

    private static AwsException Of(string code, string queryCode, string message, int status = 400) =>
        new(code, message, status) { Namespace = "com.amazonaws.sqs#", QueryCode = queryCode };
}
