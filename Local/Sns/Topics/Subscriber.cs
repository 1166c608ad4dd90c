using Stepyard.Local.Sns.Delivery;
using Stepyard.Local.Sns.TextMessages;

namespace Stepyard.Local.Sns.Topics;

/// <summary>Subscribes endpoints to topics: the part that the <c>Subscribe</c> operation and the program's resources share.</summary>
internal sealed class Subscriber(TopicDirectory topics, Courier courier, QueueDelivery toQueues, FunctionDelivery toFunctions)
{
    private static readonly string[] Protocols = ["http", "https", "sms", "email", "email-json", "sqs", "lambda", "firehose", "application"];

    /// <summary>Subscribes an endpoint, and asks an HTTP one to confirm; an e-mail address stays unconfirmed.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: the protocol, or an endpoint that can't be reached from here.</exception>
    public Subscription Subscribe(Topic topic, string protocol, string? endpoint, SubscriptionAttributes attributes)
    {
        Check(protocol, endpoint);
        if (protocol == "lambda" && attributes.RawMessageDelivery)
        {
            throw SnsError.InvalidParameter("Attributes Reason: Delivery protocol [lambda] does not support raw message delivery.");
        }

        var subscription = topics.Subscribe(topic, protocol, endpoint!, attributes);
        if (!subscription.IsConfirmed && protocol is ("http" or "https"))
        {
            courier.AskToConfirm(subscription);
        }

        return subscription;
    }

    private void Check(string protocol, string? endpoint)
    {
        if (!Protocols.Contains(protocol))
        {
            throw SnsError.InvalidParameter($"Amazon SNS does not support this protocol string: {protocol}");
        }

        if (string.IsNullOrEmpty(endpoint))
        {
            throw SnsError.InvalidParameter("Endpoint Reason: no value for required parameter");
        }

        switch (protocol)
        {
            case "sms":
                if (!PhoneNumber.IsValid(endpoint))
                {
                    throw SnsError.InvalidParameter($"Invalid SMS endpoint: {endpoint}");
                }

                break;
            case "http" or "https":
                if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme != protocol)
                {
                    throw SnsError.InvalidParameter("Endpoint must match the specified protocol");
                }

                if (!Courier.Reaches(url))
                {
                    throw SnsError.InvalidParameter($"Endpoint Reason: {endpoint} is not on this machine; here messages are only posted to localhost");
                }

                break;
            case "sqs":
                toQueues.Check(endpoint);
                break;
            case "lambda":
                toFunctions.Check(endpoint);
                break;

            // Nothing is mailed from here, so nobody ever confirms: the subscription stays pending.
            case "email" or "email-json":
                if (!endpoint.Contains('@', StringComparison.Ordinal))
                {
                    throw SnsError.InvalidParameter("Email address");
                }

                break;
            default:
                throw SnsError.InvalidParameter($"Protocol Reason: {protocol} is not delivered to here; http, https, email, lambda, sms and sqs are");
        }
    }
}
