using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Posts messages to HTTP endpoints, behind the publisher's back, and tries again where an endpoint fails.</summary>
/// <remarks>
/// As AWS's default policy: three retries, 20 seconds apart; a client error (4xx other than 429) is final; an endpoint has
/// 15 seconds to answer. AWS: Amazon SNS Developer Guide, Amazon SNS message delivery retries.
/// </remarks>
internal sealed class Courier(Envelope envelope, DeadLetters deadLetters, Ids ids, TimeProvider time, ITerminal terminal) : IAsyncDisposable
{
    private const string Notification = "Notification";
    private const int Retries = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(15);

    // Only ever talks to this machine, so neither a proxy nor a redirect may lead it elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = AnswerTimeout };
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();

    /// <summary>Whether an endpoint is on this machine, which is all that is ever posted to.</summary>
    public static bool Reaches(Uri endpoint) =>
        endpoint.Scheme is "http" or "https" && endpoint.IsLoopback;

    /// <summary>Sends a notification on its way.</summary>
    public void Send(Subscription subscription, Notification notification) =>
        Start(subscription, Notification, notification.MessageId, () => subscription.RawMessageDelivery
            ? Encoding.UTF8.GetBytes(notification.Message.For(subscription.Protocol))
            : envelope.OfNotification(notification, subscription));

    /// <summary>Asks an endpoint to confirm its subscription.</summary>
    public void AskToConfirm(Subscription subscription)
    {
        var id = ids.Uuid();
        Start(subscription, "SubscriptionConfirmation", id, () => envelope.OfConfirmation(subscription, id, time.GetUtcNow()));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_underWay.Keys);
        _stopping.Dispose();
        _http.Dispose();
    }

    private void Start(Subscription subscription, string type, string messageId, Func<byte[]> body)
    {
        // Signing takes a while, and the publisher does not wait for it.
        var delivery = Task.Run(() => DeliverAsync(subscription, type, messageId, body()));
        _underWay[delivery] = true;
        _ = delivery.ContinueWith(
            done =>
            {
                _underWay.TryRemove(done, out _);
                if (done.Exception is { } bug)
                {
                    terminal.Write(Tone.Failure, "SNS", $"{type} to {subscription.Endpoint} failed in a way that it should not: {bug.InnerException}");
                }
            },
            TaskScheduler.Default);
    }

    private async Task DeliverAsync(Subscription subscription, string type, string messageId, byte[] body)
    {
        for (var attempt = 0; ; attempt++)
        {
            var failure = await PostAsync(subscription, type, messageId, body);
            if (failure is null)
            {
                terminal.Write(Tone.Detail, "SNS", $"{type} delivered to {subscription.Endpoint}");
                return;
            }

            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (failure.Value.IsFinal || attempt == Retries)
            {
                var kept = type == Notification ? $"; {deadLetters.Keep(subscription, new(Encoding.UTF8.GetString(body)))}" : "";
                terminal.Write(Tone.Warning, "SNS", $"{type} not delivered to {subscription.Endpoint}: {failure.Value.Reason}{kept}");
                return;
            }

            terminal.Write(Tone.Detail, "SNS", $"{type} to {subscription.Endpoint} failed ({failure.Value.Reason}); again in {RetryDelay.TotalSeconds:0} s");
            await Task.Delay(RetryDelay, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Posts once; what failed, or null.</summary>
    private async Task<(string Reason, bool IsFinal)?> PostAsync(Subscription subscription, string type, string messageId, byte[] body)
    {
        try
        {
            using var request = Request(subscription, type, messageId, body);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stopping.Token);
            var isClientError = (int)response.StatusCode is >= 400 and < 500 && response.StatusCode != HttpStatusCode.TooManyRequests;
            return response.IsSuccessStatusCode ? null : ($"it answered {(int)response.StatusCode}", isClientError);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return (failure.Message, false);
        }
    }

    private static HttpRequestMessage Request(Subscription subscription, string type, string messageId, byte[] body)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("text/plain", "UTF-8") } };
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
        request.Headers.Add("x-amz-sns-message-type", type);
        request.Headers.Add("x-amz-sns-message-id", messageId);
        request.Headers.Add("x-amz-sns-topic-arn", subscription.TopicArn);
        if (type == Notification)
        {
            request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
            if (subscription.RawMessageDelivery)
            {
                request.Headers.Add("x-amz-sns-rawdelivery", "true");
            }
        }

        return request;
    }
}
