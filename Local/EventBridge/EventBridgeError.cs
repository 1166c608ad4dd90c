using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge;

/// <summary>The errors that EventBridge answers, in its words.</summary>
/// <remarks>AWS: Amazon EventBridge API Reference, the errors of each action.</remarks>
internal static class EventBridgeError
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException NotFound(string message) => new("ResourceNotFoundException", message);

    public static AwsException NoBus(string bus) => NotFound($"Event bus {bus} does not exist.");

    public static AwsException NoRule(string rule, string bus) => NotFound($"Rule {rule} does not exist on EventBus {bus}.");

    public static AwsException AlreadyExists(string message) => new("ResourceAlreadyExistsException", message);

    public static AwsException LimitExceeded() => new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    public static AwsException InvalidPattern(string reason) => new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");
}
