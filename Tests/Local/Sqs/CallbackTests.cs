using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.Sqs;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Sqs;

public sealed class CallbackTests
{
    private const string Ask = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,
          "Parameters":{"QueueUrl":"http://127.0.0.1/123456789012/questions","MessageBody":{"Question":"Pineapple?","TaskToken.$":"$$.Task.Token"}}}}}
        """;

    [Fact]
    public async Task A_worker_answers_with_the_token_that_a_message_brings()
    {
        QueueDirectory queues = null!;
        await using var yard = await StatesYard.StartAsync(
            new YardOptions(),
            services => queues = services.AddSqs(),
            StatesYard.Resource("aws-native:sqs:Queue", "questions", [("queueName", "questions")]));
        var started = await yard.CallAsync("StartExecution", new { stateMachineArn = await yard.CreateAsync(Ask) });

        var message = (await queues.Named("questions").ReceiveAsync(1, TimeSpan.FromSeconds(30), PatientTime.Limit, default)).ShouldHaveSingleItem();
        var question = JsonElement.Parse(message.Body);
        await yard.CallAsync("SendTaskSuccess", new { taskToken = question.GetProperty("TaskToken").GetString(), output = "\"never\"" });

        question.GetProperty("Question").GetString().ShouldBe("Pineapple?");
        (await yard.EndAsync(started.GetProperty("executionArn").GetString()!)).GetProperty("output").GetString().ShouldBe("\"never\"");
    }
}
