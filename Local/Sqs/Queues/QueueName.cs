namespace Stepyard.Local.Sqs.Queues;

/// <summary>The rules for names of queues.</summary>
internal static class QueueName
{
    private const string Suffix = ".fifo";
    private const int MaxLength = 80;

    public static bool IsFifo(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The name that ends as FIFO queues' do.</summary>
    public static string Fifo(string stem) => stem + Suffix;

    /// <exception cref="Wire.AwsException"><c>InvalidParameterValue</c>: the name is not one for a queue of this type.</exception>
    public static void Check(string name, bool fifo)
    {
        var stem = fifo && IsFifo(name) ? name[..^Suffix.Length] : name;
        var isValid = stem.Length > 0 && name.Length <= MaxLength && stem.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
        if (fifo && !(isValid && IsFifo(name)))
        {
            throw SqsError.InvalidParameter(
                $"The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with {Suffix} suffix and be 1 to {MaxLength} in length.");
        }

        if (!isValid)
        {
            throw SqsError.InvalidParameter($"Can only include alphanumeric characters, hyphens, or underscores. 1 to {MaxLength} in length");
        }
    }
}
