using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>The links in what is posted to subscribers: <c>SubscribeURL</c> and <c>UnsubscribeURL</c>, which whoever holds them may open.</summary>
/// <remarks>AWS has them at the root of its endpoint, with the same fields; here a browser gets the console there.</remarks>
internal sealed class SubscriptionLink(TopicDirectory topics) : IRestOperation
{
    private const string Path = "/_yard/sns";

    public string Method => "GET";

    public string Pattern => Path;

    public static string ToConfirm(Uri endpoint, Subscription subscription) =>
        new Uri(endpoint, $"{Path}?Action=ConfirmSubscription&TopicArn={Uri.EscapeDataString(subscription.TopicArn)}&Token={subscription.Token}").AbsoluteUri;

    public static string ToUnsubscribe(Uri endpoint, Subscription subscription) =>
        new Uri(endpoint, $"{Path}?Action=Unsubscribe&SubscriptionArn={Uri.EscapeDataString(subscription.Arn)}").AbsoluteUri;

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        string Field(string name) => context.Request.Query[name].ToString();
        switch (Field("Action"))
        {
            case "ConfirmSubscription":
                var subscription = topics.Confirm(topics.Find(Field("TopicArn")), Field("Token"));
                return context.Response.WriteAsync($"Subscribed: {subscription.Arn}\n");
            case "Unsubscribe":
                topics.Unsubscribe(Field("SubscriptionArn"));
                return context.Response.WriteAsync("Unsubscribed.\n");
            default:
                throw SnsError.InvalidParameter("Action Reason: a link confirms a subscription or ends it");
        }
    }
}
