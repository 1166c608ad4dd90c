namespace Stepyard.Local.Sns.Publishing;

/// <summary>An attribute of a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType"><c>String</c>, <c>String.Array</c>, <c>Number</c>, <c>Binary</c>, or one of these with a label of the user's after a dot.</param>
/// <param name="Value">The value; a binary in base 64.</param>
internal sealed record MessageAttribute(string Name, string DataType, string? Value)
{
    /// <exception cref="Wire.AwsException"><c>ParameterValueInvalid</c>: no type, a type that SNS lacks, or no value.</exception>
    public void Check()
    {
        if (string.IsNullOrEmpty(DataType))
        {
            throw Invalid($"The message attribute '{Name}' must contain non-empty message attribute type.");
        }

        if (DataType.Split('.')[0] is not ("String" or "Number" or "Binary"))
        {
            throw Invalid($"The message attribute '{Name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }

        if (string.IsNullOrEmpty(Value))
        {
            throw Invalid($"The message attribute '{Name}' must contain non-empty message attribute value for message attribute type '{DataType}'.");
        }

        if (DataType.StartsWith("Number", StringComparison.Ordinal) && !decimal.TryParse(Value, out _) && !double.TryParse(Value, out _))
        {
            throw Invalid($"Could not cast message attribute '{Name}' value to number.");
        }
    }

    private static Wire.AwsException Invalid(string message) => new("ParameterValueInvalid", message);
}
