using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch;

/// <summary>The errors that CloudWatch answers; clients of the query protocol know some of them by other codes.</summary>
/// <remarks>AWS: Amazon CloudWatch API Reference, Common errors, and the errors of each action.</remarks>
internal static class CloudWatchError
{
    public static AwsException Validation(string problem) => new("ValidationError", problem);

    public static AwsException InvalidParameter(string problem) => new("InvalidParameterValueException", problem) { QueryCode = "InvalidParameterValue" };

    public static AwsException InvalidCombination(string problem) => new("InvalidParameterCombinationException", problem) { QueryCode = "InvalidParameterCombination" };

    public static AwsException Missing(string parameter) =>
        new("MissingRequiredParameterException", $"The parameter {parameter} is required.") { QueryCode = "MissingParameter" };

    public static AwsException NotFound(string message) => new("ResourceNotFound", message, 404);
}
