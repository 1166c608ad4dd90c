using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Delivery;
using Stepyard.Local.Sns.TextMessages;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Sns.Publishing;

/// <summary>Takes messages and sends them on their way: the part that <c>Publish</c>, <c>PublishBatch</c> and the Task integration share.</summary>
internal sealed class Publisher(TopicDirectory topics, Courier courier, QueueDelivery toQueues, FunctionDelivery toFunctions, Inbox inbox, IAccess access, Ids ids, TimeProvider time)
{
    private const int MaxSize = 256 * 1024;
    private const int MaxSubject = 100;

    /// <summary>The topics that it publishes to.</summary>
    public TopicDirectory Topics => topics;

    /// <summary>Publishes a message; the subscribers receive it later.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>, <c>NotFound</c>, or <c>AccessDeniedException</c>.</exception>
    public string Publish(PublishRequest request, Caller caller)
    {
        var message = request.Message ?? throw SnsError.Missing("message");
        Check(request, message);
        var text = MessageText.Parse(message, request.MessageStructure);
        return request.PhoneNumber is { } number ? PublishToPhone(request, number, text, caller) : PublishToTopic(request, text, caller);
    }

    private string PublishToPhone(PublishRequest request, string number, MessageText text, Caller caller)
    {
        if (request.TopicArn is not null || request.TargetArn is not null)
        {
            throw SnsError.InvalidParameter("Only one of TopicArn, TargetArn and PhoneNumber may be given");
        }

        access.Authorize(caller, "SNS:Publish", number);
        if (!PhoneNumber.IsValid(number))
        {
            throw SnsError.InvalidParameter($"PhoneNumber Reason: {number} is not valid to publish to");
        }

        var id = ids.Uuid();
        inbox.Receive(new(id, number, text.For("sms"), time.GetUtcNow()));
        return id;
    }

    private string PublishToTopic(PublishRequest request, MessageText text, Caller caller)
    {
        var (parameter, arn) = (request.TopicArn, request.TargetArn) switch
        {
            ({ } topicArn, null) => ("TopicArn", topicArn),
            (null, { } targetArn) => ("TargetArn", targetArn),
            (null, null) => throw SnsError.InvalidParameter("TopicArn or TargetArn Reason: no value for required parameter"),
            _ => throw SnsError.InvalidParameter("Only one of TopicArn, TargetArn and PhoneNumber may be given"),
        };
        if (arn.EndsWith(".fifo", StringComparison.Ordinal) && request.MessageGroupId is null)
        {
            throw SnsError.InvalidParameter("The MessageGroupId parameter is required for FIFO topics");
        }

        access.Authorize(caller, "SNS:Publish", arn);
        var topic = topics.Find(arn, parameter);
        if (request.MessageDeduplicationId is not null && !topic.Name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw SnsError.InvalidParameter("MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        }

        var notification = new Notification(ids.Uuid(), topic.Arn, request.Subject, text, request.Attributes, time.GetUtcNow());
        foreach (var subscription in topics.SubscriptionsOf(topic).Where(subscription => subscription.IsConfirmed && subscription.Attributes.Filter?.Matches(notification, subscription.Protocol) != false))
        {
            switch (subscription.Protocol)
            {
                case "sms":
                    inbox.Receive(new(notification.MessageId, subscription.Endpoint, text.For("sms"), notification.Time));
                    break;
                case "sqs":
                    toQueues.Send(subscription, notification);
                    break;
                case "lambda":
                    toFunctions.Send(subscription, notification);
                    break;
                default:
                    courier.Send(subscription, notification);
                    break;
            }
        }

        return notification.MessageId;
    }

    private static void Check(PublishRequest request, string message)
    {
        if (message.Length == 0)
        {
            throw SnsError.InvalidParameter("Empty message");
        }

        if (request.Subject is { } subject && !IsSubject(subject))
        {
            throw SnsError.InvalidParameter("Subject");
        }

        foreach (var attribute in request.Attributes)
        {
            attribute.Check();
        }

        var size = Encoding.UTF8.GetByteCount(message)
            + request.Attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Name + attribute.DataType + attribute.Value));
        if (size > MaxSize)
        {
            throw SnsError.InvalidParameter("Message too long");
        }
    }

    // AWS: ASCII text that begins with a letter, number or punctuation mark, without line breaks, of at most 100 characters.
    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= MaxSubject && subject[0] != ' ' && !subject.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
