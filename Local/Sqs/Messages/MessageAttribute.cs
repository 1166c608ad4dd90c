using System.Text;

namespace Stepyard.Local.Sqs.Messages;

/// <summary>An attribute of a message: a value of the sender's.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, or one of these with a label of the sender's after a dot.</param>
/// <param name="StringValue">The value of a text or a number.</param>
/// <param name="BinaryValue">The value of a binary, in valid base 64.</param>
/// <remarks>AWS: Amazon SQS Developer Guide, Amazon SQS message metadata.</remarks>
internal sealed record MessageAttribute(string DataType, string? StringValue, string? BinaryValue)
{
    private const int MaxName = 256;
    private static readonly string[] Reserved = ["AWS.", "Amazon."];

    public bool IsBinary => Kind == "Binary";

    /// <summary>The bytes of the value, which count for the message's size and its digest.</summary>
    public byte[] Bytes => IsBinary ? Convert.FromBase64String(BinaryValue ?? "") : Encoding.UTF8.GetBytes(StringValue ?? "");

    private string Kind => DataType.Split('.')[0];

    /// <exception cref="Wire.AwsException"><c>InvalidParameterValue</c>: the name, the type or the value.</exception>
    public void Check(string name)
    {
        if (name.Length is 0 or > MaxName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.'))
        {
            throw SqsError.InvalidParameter(
                $"Message (user) attribute name '{name}' is invalid. It can contain letters, digits, hyphens, underscores and periods, and be at most {MaxName} characters long.");
        }

        if (Reserved.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw SqsError.InvalidParameter($"Message (user) attribute name '{name}' is invalid. Names that begin with {string.Join(" or ", Reserved)} are reserved.");
        }

        if (name[0] == '.' || name[^1] == '.' || name.Contains("..", StringComparison.Ordinal))
        {
            throw SqsError.InvalidParameter($"Message (user) attribute name '{name}' is invalid. A period can't be its first or last character, or come after another one.");
        }

        if (Kind is not ("String" or "Number" or "Binary"))
        {
            throw SqsError.InvalidParameter(
                $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }

        if (string.IsNullOrEmpty(IsBinary ? BinaryValue : StringValue))
        {
            throw SqsError.InvalidParameter($"Message (user) attribute '{name}' must contain a non-empty value of type '{Kind}'.");
        }

        if (Kind == "Number" && !double.TryParse(StringValue, out _))
        {
            throw SqsError.InvalidParameter($"Can't cast the value of message (user) attribute '{name}' to a number.");
        }
    }
}
