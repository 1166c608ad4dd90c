using System.Globalization;
using System.Text;

namespace Stepyard.Local.Sqs.Messages;

/// <summary>What a receiver holds: one receipt of one message. Clients see it as text that means nothing to them.</summary>
/// <param name="QueueArn">The queue that the message is in.</param>
/// <param name="Sequence">The message.</param>
/// <param name="Receipt">Which of its receipts.</param>
internal sealed record ReceiptHandle(string QueueArn, long Sequence, string Receipt)
{
    /// <exception cref="Wire.AwsException"><c>ReceiptHandleIsInvalid</c>: not a handle, or one of another queue.</exception>
    public static ReceiptHandle Parse(string text, string queueArn)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var arn, var sequence, var receipt]
            && arn == queueArn
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(arn, number, receipt)
                : throw SqsError.InvalidReceiptHandle(text);
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{QueueArn} {Sequence} {Receipt}"));
}
