using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Why a target did not take an event.</summary>
/// <param name="Code">What a dead-letter queue is told, such as <c>NO_PERMISSIONS</c>.</param>
/// <param name="Message">The target's own words.</param>
/// <param name="IsPassing">Whether it may take it later.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Using dead-letter queues to process undelivered events".</remarks>
internal sealed record DeliveryFailure(string Code, string Message, bool IsPassing = false)
{
    public static DeliveryFailure NoResource(string message) => new("NO_RESOURCE", message);

    public static DeliveryFailure InvalidJson(string message) => new("INVALID_JSON", message);

    /// <summary>A target's error as a delivery knows it.</summary>
    public static DeliveryFailure Of(AwsException error) => error.Code switch
    {
        "AccessDeniedException" => new("NO_PERMISSIONS", error.Message),
        "ResourceNotFoundException" or "NotFound" or "QueueDoesNotExist" or "StateMachineDoesNotExist" => NoResource(error.Message),
        "ExecutionAlreadyExists" => new("RESOURCE_ALREADY_EXISTS", error.Message),
        "TooManyRequestsException" or "ThrottlingException" => new("THROTTLING", error.Message, IsPassing: true),
        "SdkClientException" => new("SDK_CLIENT_ERROR", error.Message, IsPassing: true),
        _ => new(error.Status >= 500 ? "ERROR_FROM_TARGET" : "INVALID_PARAMETER", error.Message, error.Status >= 500),
    };
}
