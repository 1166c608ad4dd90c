using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Sns.Topics;

/// <summary>The attributes of a topic that can be set. All but the policy are kept and told, and change nothing here.</summary>
/// <remarks>AWS: Amazon SNS API Reference, SetTopicAttributes.</remarks>
internal static class TopicAttributes
{
    public const string Policy = "Policy";

    private const int LongestDisplayName = 100;

    private static readonly string[] Fifo = ["FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy"];

    private static readonly HashSet<string> Names = new(
        [
            Policy, "DisplayName", "SignatureVersion", "TracingConfig", "DeliveryPolicy", "KmsMasterKeyId", "DataProtectionPolicy",
            .. from endpoint in new[] { "HTTP", "Firehose", "Lambda", "Application", "SQS" }
               from feedback in new[] { "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn" }
               select endpoint + feedback,
        ],
        StringComparer.Ordinal);

    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: there is no such attribute, or it can't have the value.</exception>
    public static void Check(string name, string value)
    {
        if (Fifo.Contains(name) && value != "false")
        {
            throw SnsError.InvalidParameter($"Attributes Reason: {name} is one of FIFO topics, which are not supported here");
        }

        if (!Names.Contains(name) && !Fifo.Contains(name))
        {
            throw SnsError.InvalidParameter($"AttributeName Reason: there is no attribute {name}");
        }

        var isAllowed = name switch
        {
            "DisplayName" => value.Length <= LongestDisplayName,
            "SignatureVersion" => value is "1" or "2",
            "TracingConfig" => value is "PassThrough" or "Active",
            _ => true,
        };
        if (!isAllowed)
        {
            throw SnsError.InvalidParameter($"{name} Reason: {value} is not one of its values");
        }

        if (name == Policy)
        {
            CheckPolicy(value);
        }
    }

    private static void CheckPolicy(string policy)
    {
        try
        {
            PolicyDocument.ParseResource(Policy, policy);
        }
        catch (ProvisioningException mistake)
        {
            throw SnsError.InvalidParameter($"{Policy} Reason: {mistake.Message}");
        }
    }
}
