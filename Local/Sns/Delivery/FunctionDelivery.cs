using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Invokes the functions that subscribe, asynchronously and behind the publisher's back, as their policies let the topic.</summary>
/// <param name="functions">The account's functions; null where there is no Lambda.</param>
/// <param name="envelope">Makes the events.</param>
/// <param name="deadLetters">Where the rest goes.</param>
/// <param name="access">Reads the functions' policies.</param>
/// <param name="terminal">Tells of messages that are not delivered.</param>
/// <remarks>AWS: Amazon SNS Developer Guide, Fanout Amazon SNS notifications to Lambda functions.</remarks>
internal sealed class FunctionDelivery(Functions? functions, Envelope envelope, DeadLetters deadLetters, IAccess access, ITerminal terminal)
{
    /// <exception cref="AwsException"><c>InvalidParameter</c>: there is no such function.</exception>
    public void Check(string functionArn)
    {
        if (!IsHere(functionArn))
        {
            throw SnsError.InvalidParameter($"Endpoint Reason: no Lambda function here has the ARN {functionArn}");
        }
    }

    // Signing takes a while, and the publisher does not wait for it.
    public void Send(Subscription subscription, Notification notification) => _ = Task.Run(() => SendAsync(subscription, notification));

    private bool IsHere(string functionArn)
    {
        try
        {
            functions?.Admit(functionArn, access.Administrator);
            return functions is not null && functionArn.Contains(":lambda:", StringComparison.Ordinal);
        }
        catch (AwsException)
        {
            return false;
        }
    }

    private async Task SendAsync(Subscription subscription, Notification notification)
    {
        try
        {
            // A function that only the endpoint for others has keeps its policy there.
            if (functions!.Find(FunctionArn.Parse(subscription.Endpoint).Name) is { } function)
            {
                access.AuthorizeService(SnsService.Principal, subscription.TopicArn, "lambda:InvokeFunction", subscription.Endpoint, function.Policy.Json);
            }

            await functions.InvokeEventAsync(subscription.Endpoint, envelope.OfEvent(notification, subscription), access.Administrator, CancellationToken.None);
        }
        catch (AwsException refusal)
        {
            var kept = deadLetters.Keep(subscription, new(Encoding.UTF8.GetString(envelope.OfNotification(notification, subscription))));
            terminal.Write(Tone.Warning, "SNS", $"Notification not delivered to {subscription.Endpoint}: {refusal.Message}; {kept}");
        }
    }
}
