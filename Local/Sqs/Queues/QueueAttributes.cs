using System.Collections.Immutable;
using System.Globalization;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>The attributes of a queue that can be set, as text, and what AWS has where they are not.</summary>
/// <param name="Given">Those that were set, by name.</param>
/// <remarks>AWS: Amazon SQS API Reference, SetQueueAttributes.</remarks>
internal sealed record QueueAttributes(ImmutableSortedDictionary<string, string> Given)
{
    public const string Fifo = "FifoQueue";

    /// <summary>The largest message, and the largest batch, in bytes.</summary>
    public const int MaxSize = 1024 * 1024;

    private static readonly Dictionary<string, (int Default, int Min, int Max)> Numbers = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = (0, 0, 900),
        ["MaximumMessageSize"] = (MaxSize, 1024, MaxSize),
        ["MessageRetentionPeriod"] = (345_600, 60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 0, 20),
        ["VisibilityTimeout"] = (30, 0, 43_200),
    };

    private static readonly string[] Texts =
        ["Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled"];

    private static readonly Dictionary<string, (string Default, string[] Allowed)> FifoOnly = new(StringComparer.Ordinal)
    {
        ["ContentBasedDeduplication"] = ("false", ["true", "false"]),
        ["DeduplicationScope"] = ("queue", ["queue", "messageGroup"]),
        ["FifoThroughputLimit"] = ("perQueue", ["perQueue", "perMessageGroupId"]),
    };

    public static QueueAttributes Defaults { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>What the attributes of a queue of any type are called.</summary>
    public static IEnumerable<string> Names => [.. Numbers.Keys, .. Texts, .. FifoOnly.Keys, Fifo];

    public bool IsFifo => Given.ContainsKey(Fifo);

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan Wait => Seconds("ReceiveMessageWaitTimeSeconds");

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public int MaximumMessageSize => Number("MaximumMessageSize");

    public bool DeduplicatesByContent => this["ContentBasedDeduplication"] == "true";

    public bool DeduplicatesByGroup => this["DeduplicationScope"] == "messageGroup";

    public RedrivePolicy? Redrive => Given.TryGetValue("RedrivePolicy", out var policy) ? RedrivePolicy.Parse(policy) : null;

    /// <summary>The value of an attribute; null for one without, or of another type of queue.</summary>
    public string? this[string name] =>
        Given.TryGetValue(name, out var value) ? value
        : Numbers.TryGetValue(name, out var number) ? number.Default.ToString(CultureInfo.InvariantCulture)
        : IsFifo && FifoOnly.TryGetValue(name, out var choice) ? choice.Default
        : name == "SqsManagedSseEnabled" ? Given.ContainsKey("KmsMasterKeyId") ? "false" : "true"
        : null;

    /// <summary>Sets attributes; an empty text takes one away.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidAttributeName</c>, <c>InvalidAttributeValue</c> or <c>InvalidParameterValue</c>.</exception>
    public QueueAttributes Set(IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            Check(name, value);
        }

        return new(Given
            .SetItems(attributes.Where(attribute => attribute.Value.Length > 0))
            .RemoveRange(attributes.Where(attribute => attribute.Value.Length == 0).Select(attribute => attribute.Key)));
    }

    private void Check(string name, string value)
    {
        if (Numbers.TryGetValue(name, out var number))
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given < number.Min || given > number.Max)
            {
                throw SqsError.InvalidAttribute(name);
            }
        }
        else if (IsFifo && FifoOnly.TryGetValue(name, out var choice))
        {
            if (!choice.Allowed.Contains(value))
            {
                throw SqsError.InvalidAttribute(name);
            }
        }
        else if (IsFifo && name == Fifo)
        {
            if (value != "true")
            {
                throw SqsError.InvalidAttribute(name, "Modifying queue type is not supported.");
            }
        }
        else if (!Texts.Contains(name))
        {
            throw SqsError.UnknownAttribute(name);
        }
        else if (name == "RedrivePolicy" && value.Length > 0)
        {
            RedrivePolicy.Parse(value);
        }
        else if (name == "Policy" && value.Length > 0)
        {
            CheckPolicy(value);
        }
    }

    private static void CheckPolicy(string policy)
    {
        try
        {
            PolicyDocument.ParseResource("Policy", policy);
        }
        catch (ProvisioningException mistake)
        {
            throw SqsError.InvalidAttribute("Policy", mistake.Message);
        }
    }

    private int Number(string name) => int.Parse(this[name]!, CultureInfo.InvariantCulture);

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));
}
