using System.Text.Json;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 5.</summary>
public sealed class CallbackTests(LiveYard yard) : IClassFixture<LiveYard>
{
    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    public async Task A_worker_takes_the_message_off_the_queue_and_answers_with_its_token(string answer)
    {
        var (executionArn, token) = await AskAsync(new { question = "May I?", mind = answer });

        await yard.AwsAsync("AWSStepFunctions.SendTaskHeartbeat", new { taskToken = token });
        await yard.AwsAsync("AWSStepFunctions.SendTaskSuccess", new { taskToken = token, output = $"\"{answer}\"" });

        var execution = await yard.EndOfAsync(executionArn);
        (execution.GetProperty("status").GetString(), execution.GetProperty("output").GetString()).ShouldBe(("SUCCEEDED", $"\"{answer}\""));
    }

    [Fact]
    public async Task A_worker_that_can_not_do_it_says_so()
    {
        var (executionArn, token) = await AskAsync(new { question = "Can you?" });

        await yard.AwsAsync("AWSStepFunctions.SendTaskFailure", new { taskToken = token, error = "NoPaper", cause = "the printer is empty" });

        var execution = await yard.EndOfAsync(executionArn);
        (execution.GetProperty("status").GetString(), execution.GetProperty("error").GetString(), execution.GetProperty("cause").GetString())
            .ShouldBe(("FAILED", "NoPaper", "the printer is empty"));
    }

    /// <summary>Asks over the route, and takes the message off the queue.</summary>
    private async Task<(string ExecutionArn, string Token)> AskAsync(object question)
    {
        var input = JsonSerializer.Serialize(question);
        var (executionArn, body) = await yard.AskAsync(input);
        body.GetProperty("Input").GetRawText().ShouldBe(input);
        return (executionArn, body.GetProperty("TaskToken").GetString()!);
    }
}
