using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>What is posted to an HTTP endpoint, sent to a queue, or given to a function.</summary>
/// <remarks>AWS: Amazon SNS Developer Guide, Parsing Amazon SNS message formats.</remarks>
internal sealed class Envelope(Uri awsEndpoint, Signer signer)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON around a notification.</summary>
    public byte[] OfNotification(Notification notification, Subscription subscription)
    {
        return Write(Fields(notification, subscription), "UnsubscribeURL", SubscriptionLink.ToUnsubscribe(awsEndpoint, subscription), writer =>
        {
            if (!notification.Attributes.IsEmpty)
            {
                WriteAttributes(writer, notification);
            }
        });
    }

    /// <summary>The event that a function gets: other than elsewhere, subject and attributes are always there, and URLs are Urls.</summary>
    /// <remarks>AWS: Lambda Developer Guide, Invoking Lambda functions with Amazon SNS notifications.</remarks>
    public byte[] OfEvent(Notification notification, Subscription subscription)
    {
        var fields = Fields(notification, subscription);
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            writer.WriteStartObject();
            writer.WriteString("EventSource", "aws:sns");
            writer.WriteString("EventVersion", "1.0");
            writer.WriteString("EventSubscriptionArn", subscription.Arn);
            writer.WriteStartObject("Sns");
            if (notification.Subject is null)
            {
                writer.WriteNull("Subject");
            }

            foreach (var (name, value) in fields)
            {
                writer.WriteString(name, value);
            }

            writer.WriteString("SignatureVersion", Signer.Version);
            writer.WriteString("Signature", signer.Sign(fields));
            writer.WriteString("SigningCertUrl", CertificateUrl);
            writer.WriteString("UnsubscribeUrl", SubscriptionLink.ToUnsubscribe(awsEndpoint, subscription));
            WriteAttributes(writer, notification);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    /// <summary>The request to confirm a subscription, by opening the URL in it.</summary>
    public byte[] OfConfirmation(Subscription subscription, string messageId, DateTimeOffset time)
    {
        List<(string Name, string Value)> fields =
        [
            ("Type", "SubscriptionConfirmation"),
            ("MessageId", messageId),
            ("Token", subscription.Token),
            ("TopicArn", subscription.TopicArn),
            ("Message", $"You have chosen to subscribe to the topic {subscription.TopicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message."),
            ("SubscribeURL", SubscriptionLink.ToConfirm(awsEndpoint, subscription)),
            ("Timestamp", time.ToString(TimeFormat)),
        ];
        return Write(fields, null, null, null);
    }

    private string CertificateUrl => new Uri(awsEndpoint, SigningCertificate.Path).AbsoluteUri;

    private static List<(string Name, string Value)> Fields(Notification notification, Subscription subscription)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("Type", "Notification"),
            ("MessageId", notification.MessageId),
            ("TopicArn", notification.TopicArn),
        };
        if (notification.Subject is { } subject)
        {
            fields.Add(("Subject", subject));
        }

        fields.Add(("Message", notification.Message.For(subscription.Protocol)));
        fields.Add(("Timestamp", notification.Time.ToString(TimeFormat)));
        return fields;
    }

    private byte[] Write(List<(string Name, string Value)> signed, string? urlName, string? url, Action<Utf8JsonWriter>? rest)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Format))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in signed)
            {
                writer.WriteString(name, value);
            }

            writer.WriteString("SignatureVersion", Signer.Version);
            writer.WriteString("Signature", signer.Sign(signed));
            writer.WriteString("SigningCertURL", CertificateUrl);
            if (urlName is not null)
            {
                writer.WriteString(urlName, url);
            }

            rest?.Invoke(writer);
            writer.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, Notification notification)
    {
        writer.WriteStartObject("MessageAttributes");
        foreach (var attribute in notification.Attributes)
        {
            writer.WriteStartObject(attribute.Name);
            writer.WriteString("Type", attribute.DataType);
            writer.WriteString("Value", attribute.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
