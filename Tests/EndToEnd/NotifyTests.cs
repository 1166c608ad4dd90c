using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 4.</summary>
public sealed class NotifyTests(LiveYard yard) : IClassFixture<LiveYard>
{
    [Fact]
    public async Task Whoever_subscribed_to_the_topic_receives_the_message()
    {
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var subscriber = await SubscriberAsync(received);
        using var http = new HttpClient();
        using var subscribe = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "Subscribe",
            ["Version"] = "2010-03-31",
            ["TopicArn"] = "arn:aws:sns:us-east-1:123456789012:notifications-dev",
            ["Protocol"] = "http",
            ["Endpoint"] = subscriber.Urls.Single(),
        });
        (await http.PostAsync(yard.AwsEndpoint, subscribe)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Until the subscription is confirmed, messages pass it by: so send until one arrives.
        await LiveYard.EventuallyAsync(async () =>
        {
            var execution = await yard.RunAsync("/notify", """{"message": "Welcome to re:Invent!", "timer_seconds": 0}""");
            execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
            return received.Task.IsCompleted ? "received" : null;
        });
        (await received.Task).ShouldBe("Welcome to re:Invent!");
    }

    [Theory]
    [InlineData("""{"message": "soon", "timer_seconds": "soon"}""")]
    [InlineData("""{"message": "soon"}""")]
    public async Task A_timer_that_is_no_number_fails_the_execution(string body)
    {
        var execution = await yard.RunAsync("/notify", body);

        execution.GetProperty("status").GetString().ShouldBe("FAILED");
        execution.GetProperty("error").GetString().ShouldBe("States.Runtime");
    }

    private static async Task<WebApplication> SubscriberAsync(TaskCompletionSource<string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var subscriber = builder.Build();
        subscriber.Run(async context =>
        {
            using var message = await JsonDocument.ParseAsync(context.Request.Body);
            if (message.RootElement.GetProperty("Type").GetString() == "SubscriptionConfirmation")
            {
                using var http = new HttpClient();
                await http.GetAsync(message.RootElement.GetProperty("SubscribeURL").GetString());
            }
            else
            {
                received.TrySetResult(message.RootElement.GetProperty("Message").GetString()!);
            }
        });
        await subscriber.StartAsync();
        return subscriber;
    }
}
