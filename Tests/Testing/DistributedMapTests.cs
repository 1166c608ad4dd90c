using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Testing;

/// <summary>Workflows that read their items from objects and run them in executions of their own.</summary>
public sealed class DistributedMapTests
{
    private static readonly WorkflowUnderTest Import = Workflows.Of("import", """
        {
          "Each row": {
            "Type": "Map", "End": true, "ToleratedFailureCount": 1,
            "ItemReader": {
              "Resource": "arn:aws:states:::s3:getObject",
              "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
              "Parameters": {"Bucket": "uploads", "Key": "orders.csv"}
            },
            "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "Charge",
              "States": {"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge-dev", "End": true}}
            },
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "results", "Prefix": "charged"}}
          }
        }
        """).WithObject("uploads", "orders.csv", "id,price\na,1\nb,2\n");

    [Fact]
    public async Task Items_come_from_an_object_of_the_test_and_results_go_to_one()
    {
        var run = await Import.Mock("Charge", Calls(call => call.Input.GetProperty("price"))).RunAsync();

        run.ShouldSucceed().ShouldTakePath("Each row", "Each row[0]/Charge", "Each row[1]/Charge").ShouldCall("Charge", new { id = "b", price = "2" });
        run.Objects.Single(stored => stored.Key.EndsWith("SUCCEEDED_0.json", StringComparison.Ordinal)).Text.ShouldContain("\\\"price\\\":\\\"2\\\"");
    }

    [Fact]
    public async Task The_trace_shows_the_child_executions_that_failed()
    {
        var run = await Import.Mock("Charge", Throws("CardRefused")).RunAsync();

        run.ShouldFail("States.ExceedToleratedFailureThreshold").Trace.ShouldEndWith("""
              0 s    [0] Charge (Task)  {"id":"a","price":"1"} ✗ CardRefused
              0 s    [1] Charge (Task)  {"id":"b","price":"2"} ✗ CardRefused
            """);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_an_error_of_the_workflow()
    {
        var run = await Workflows.Of("nothing", """
            {
              "Each": {
                "Type": "Map", "End": true,
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "uploads", "Key": "none"}},
                "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}
                }
              }
            }
            """).RunAsync();

        run.ShouldFail("States.ItemReaderFailed");
    }
}
