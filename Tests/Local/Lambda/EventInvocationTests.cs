using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Lambda;
using Stepyard.Local.Lambda.Events;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Events that nobody waits for: tried again, and given up in the end.</summary>
public sealed class EventInvocationTests
{
    private const string QueueArn = "arn:aws:sqs:us-east-1:123456789012:failed";

    private static readonly InvocationResult Done = new("1", "1"u8.ToArray(), Failed: false);
    private static readonly InvocationResult Failed = InvocationResult.Error("1", "Burnt", "too hot");

    [Fact]
    public async Task A_function_that_fails_is_tried_after_one_minute_and_after_two_more()
    {
        var (attempts, given) = await RunAsync(_ => Failed);

        attempts.ShouldBe([0, 60, 180]);
        given.ShouldNotBeNull().Failure.ShouldBe(new(200, "too hot"));
        (given.RequestId, Encoding.UTF8.GetString(given.Payload.Span)).ShouldBe(("1", "{}"));
    }

    [Fact]
    public async Task An_event_that_succeeds_in_the_end_is_not_given_up()
    {
        var (attempts, given) = await RunAsync(attempt => attempt < 2 ? Failed : Done);

        attempts.ShouldBe([0, 60, 180]);
        given.ShouldBeNull();
    }

    [Fact]
    public async Task A_function_that_is_throttled_is_tried_ever_more_seldom_for_six_hours()
    {
        var (attempts, given) = await RunAsync(_ => throw Throttled());

        attempts.Take(5).ShouldBe([0, 1, 3, 7, 15]);
        (attempts[^1] - attempts[^2], attempts[^1] > 21_000, attempts[^1] <= 21_600).ShouldBe((300, true, true));
        given.ShouldNotBeNull().Failure.ShouldBe(new(429, "Rate Exceeded."));
    }

    [Fact]
    public async Task An_event_for_a_function_that_may_not_run_is_given_up_at_once()
    {
        var (attempts, given) = await RunAsync(_ => throw Throttled(), reservedConcurrency: 0);

        attempts.ShouldBe([0]);
        given.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_given_up_goes_to_the_dead_letter_queue_with_the_reason()
    {
        QueueDirectory queues = null!;
        await using var yard = await FunctionYard.StartAsync(Allow("sqs:SendMessage", QueueArn), (services, _) => services.AddSns(queues = services.AddSqs()));
        queues.Create("failed", new Dictionary<string, string>(), new Dictionary<string, string>());
        yard.Create("Echo", ("deadLetterConfig", DeadLetters(QueueArn)));

        await new DeadLetters(yard.Yard).SendAsync(yard.Functions.Get("test"), new("42", """{"pizza":1}"""u8.ToArray()) { Failure = new(200, "too hot") });

        var message = (await queues.Find(QueueArn)!.ReceiveAsync(1, TimeSpan.Zero, TimeSpan.Zero, CancellationToken.None)).ShouldHaveSingleItem();
        message.Body.ShouldBe("""{"pizza":1}""");
        message.Attributes.Select(attribute => (attribute.Key, attribute.Value.DataType, attribute.Value.StringValue))
            .ShouldBe([("RequestID", "String", "42"), ("ErrorCode", "Number", "200"), ("ErrorMessage", "String", "too hot")], ignoreOrder: true);
    }

    [Theory]
    [InlineData(QueueArn, "SendMessage on SQS")]
    [InlineData("arn:aws:sns:us-east-1:123456789012:failed", "Publish on SNS")]
    public async Task A_role_that_may_not_send_to_the_dead_letter_queue_is_told_before_anything_runs(string target, string permission)
    {
        await using var yard = await FunctionYard.StartAsync();

        var mistake = Should.Throw<ProvisioningException>(() => yard.Create("Echo", ("deadLetterConfig", DeadLetters(target))));

        mistake.Message.ShouldContain($"The provided execution role does not have permissions to call {permission}");
    }

    private static AwsException Throttled() => new("TooManyRequestsException", "Rate Exceeded.", 429);

    /// <summary>When a function was invoked, in seconds, and what was given up.</summary>
    private static async Task<(List<double> Attempts, DeadLetter? Given)> RunAsync(Func<int, InvocationResult> outcome, int? reservedConcurrency = null)
    {
        var time = new VirtualTime();
        var start = time.GetUtcNow();
        var attempts = new List<double>();
        var ended = new TaskCompletionSource<DeadLetter?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var events = new EventInvocations(new RecordingTerminal(), time);
        var function = new FunctionConfiguration
        {
            Name = "test",
            Arn = "",
            RoleArn = "",
            Runtime = "",
            Handler = "",
            CodeFolder = "",
            Logging = new("", Json: false, "", ""),
            ReservedConcurrency = reservedConcurrency,
        };
        events.Begin(function, new("1", "{}"u8.ToArray()), InvokeAsync, letter =>
        {
            ended.SetResult(letter);
            return Task.CompletedTask;
        });

        while (!ended.Task.IsCompleted)
        {
            if (!time.AdvanceToNextTimer())
            {
                await Task.Yield();
            }
        }

        return (attempts, await ended.Task);

        Task<InvocationResult> InvokeAsync()
        {
            attempts.Add((time.GetUtcNow() - start).TotalSeconds);
            var result = outcome(attempts.Count - 1);
            if (!result.Failed)
            {
                ended.SetResult(null);
            }

            return Task.FromResult(result);
        }
    }

    private static ImmutableDictionary<string, object> DeadLetters(string target) => ImmutableDictionary<string, object>.Empty.Add("targetArn", target);

    private static string Allow(string action, string resource) =>
        JsonSerializer.Serialize(new { Statement = new { Effect = "Allow", Action = new[] { action, "logs:*", "xray:*" }, Resource = new[] { resource, "*" } } });
}
