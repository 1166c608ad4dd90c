using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>The errors that SNS answers, in its words.</summary>
/// <remarks>AWS: Amazon SNS API Reference, Common errors, and the errors of each action.</remarks>
internal static class SnsError
{
    public static AwsException InvalidParameter(string problem) => new("InvalidParameter", $"Invalid parameter: {problem}");

    public static AwsException NotFound(string message) => new("NotFound", message, 404);

    public static AwsException TopicNotFound() => NotFound("Topic does not exist");

    public static AwsException Missing(string member) =>
        new("ValidationError", $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");
}
