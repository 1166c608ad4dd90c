using System.Text.Json;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>Where a message goes that was received too often.</summary>
/// <param name="DeadLetterTargetArn">The dead-letter queue.</param>
/// <param name="MaxReceiveCount">How often a message may be received.</param>
/// <remarks>AWS: Amazon SQS Developer Guide, Using dead-letter queues in Amazon SQS.</remarks>
internal sealed record RedrivePolicy(string DeadLetterTargetArn, int MaxReceiveCount)
{
    private const int MaxCount = 1000;

    /// <summary>Reads the attribute <c>RedrivePolicy</c>, JSON whose count is a number or its text.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameterValue</c>: what is wrong with it.</exception>
    public static RedrivePolicy Parse(string json)
    {
        Wire.AwsException Invalid(string reason) => SqsError.InvalidParameter("RedrivePolicy", json, reason);
        try
        {
            using var document = JsonDocument.Parse(json);
            var policy = document.RootElement;
            if (policy.ValueKind != JsonValueKind.Object
                || !policy.TryGetProperty("deadLetterTargetArn", out var target)
                || !policy.TryGetProperty("maxReceiveCount", out var maximum))
            {
                throw Invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn and maxReceiveCount.");
            }

            if (target.ToString().Split(':') is not [_, _, "sqs", _, _, _])
            {
                throw Invalid("Invalid value for deadLetterTargetArn.");
            }

            return int.TryParse(maximum.ToString(), out var count) && count is >= 1 and <= MaxCount
                ? new(target.ToString(), count)
                : throw Invalid($"Invalid value for maxReceiveCount: {maximum}, valid values are from 1 to {MaxCount} both inclusive.");
        }
        catch (JsonException)
        {
            throw Invalid("Redrive policy is not a valid JSON map.");
        }
    }
}
