using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage.History;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html</summary>
public sealed class HistoryEventTests
{
    [Fact]
    public void A_history_reads_as_GetExecutionHistory_answers_it()
    {
        var workflow = Workflow.Run(Workflow.Task(""" "TimeoutSeconds":9 """), """{"n":1}""", _ => TaskResult.Succeeded("ok"));

        workflow.Json.Select(happened => happened.GetRawText().Replace("\\u0022", "'", StringComparison.Ordinal)).ShouldBe(
        [
            """{"timestamp":1767225600,"type":"ExecutionStarted","id":1,"previousEventId":0,"executionStartedEventDetails":{"input":"{'n':1}","inputDetails":{"truncated":false},"roleArn":"arn:aws:iam::123456789012:role/Machine"}}""",
            """{"timestamp":1767225600,"type":"TaskStateEntered","id":2,"previousEventId":0,"stateEnteredEventDetails":{"name":"Call","input":"{'n':1}","inputDetails":{"truncated":false}}}""",
            """{"timestamp":1767225600,"type":"LambdaFunctionScheduled","id":3,"previousEventId":2,"lambdaFunctionScheduledEventDetails":{"resource":"arn:aws:lambda:eu-west-1:123456789012:function:Fn","input":"{'n':1}","inputDetails":{"truncated":false},"timeoutInSeconds":9}}""",
            """{"timestamp":1767225600,"type":"LambdaFunctionStarted","id":4,"previousEventId":3}""",
            """{"timestamp":1767225600,"type":"LambdaFunctionSucceeded","id":5,"previousEventId":4,"lambdaFunctionSucceededEventDetails":{"output":"'ok'","outputDetails":{"truncated":false}}}""",
            """{"timestamp":1767225600,"type":"TaskStateExited","id":6,"previousEventId":5,"stateExitedEventDetails":{"name":"Call","output":"'ok'","outputDetails":{"truncated":false}}}""",
            """{"timestamp":1767225600,"type":"ExecutionSucceeded","id":7,"previousEventId":6,"executionSucceededEventDetails":{"output":"'ok'","outputDetails":{"truncated":false}}}""",
        ]);
    }

    [Fact]
    public void Execution_data_can_be_left_out()
    {
        var workflow = Workflow.Run(Workflow.Task(), """{"secret":1}""", _ => TaskResult.Failed("E", "secret"));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var happened in workflow.Events)
            {
                happened.WriteTo(json, includeExecutionData: false);
            }

            json.WriteEndArray();
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldNotContain("secret");
    }

    [Fact]
    public void A_history_can_be_read_in_pages()
    {
        var workflow = Workflow.Run("""{"P":{"Type":"Pass","End":true}}""");

        workflow.Events.Select(happened => happened.Type).ShouldBe(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
        workflow.Events.Select(happened => happened.Timestamp).ShouldAllBe(at => at == workflow.Execution.StartDate);
    }
}
