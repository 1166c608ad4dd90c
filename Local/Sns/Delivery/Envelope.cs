using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>What is posted to an HTTP endpoint: the body, and what its headers say.</summary>
/// <remarks>AWS: Amazon SNS Developer Guide, Parsing Amazon SNS message formats.</remarks>
internal sealed class Envelope(Uri awsEndpoint, Signer signer)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON around a notification.</summary>
    public byte[] OfNotification(Notification notification, Subscription subscription)
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
        return Write(fields, "UnsubscribeURL", SubscriptionLink.ToUnsubscribe(awsEndpoint, subscription), writer => WriteAttributes(writer, notification));
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
            writer.WriteString("SigningCertURL", new Uri(awsEndpoint, SigningCertificate.Path).AbsoluteUri);
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
        if (notification.Attributes.IsEmpty)
        {
            return;
        }

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
