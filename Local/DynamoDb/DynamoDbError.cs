using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb;

/// <summary>The errors that DynamoDB answers, in its words.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Error handling with DynamoDB.</remarks>
internal static class DynamoDbError
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    /// <summary>A parameter that breaks one of the constraints of the API's model.</summary>
    /// <param name="value">The value as the message shows it.</param>
    /// <param name="member">The parameter in camel case, such as <c>tableName</c>.</param>
    /// <param name="constraint">What the parameter must do, such as <c>Member must not be null</c>.</param>
    public static AwsException Constraint(string value, string member, string constraint) =>
        Validation($"1 validation error detected: Value {value} at '{member}' failed to satisfy constraint: {constraint}");

    public static AwsException Serialization(string message) => new("SerializationException", message);

    public static AwsException TooDeep() => Validation("Nesting Levels have exceeded supported limits");

    public static AwsException TableNotFound() => new("ResourceNotFoundException", "Requested resource not found");

    /// <param name="members">Writes further members of the error, such as the item that the condition did not hold for.</param>
    public static AwsException ConditionFailed(Action<Utf8JsonWriter>? members = null) =>
        new("ConditionalCheckFailedException", "The conditional request failed") { Members = members };
}
