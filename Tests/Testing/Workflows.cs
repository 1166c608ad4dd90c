using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;

namespace Stepyard.Tests.Testing;

/// <summary>Small workflows for the tests of the kit.</summary>
internal static class Workflows
{
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:charge-dev";

    /// <summary>The repository's own pizza.</summary>
    public static WorkflowUnderTest Pizza { get; } = WorkflowUnderTest.FromFile("definitions/pizza.asl.json", WorkflowType.Express);

    /// <summary>Charges a card, tries again where that is busy, and tells of a card that is refused.</summary>
    public static WorkflowUnderTest Order { get; } = Of("order", $$$"""
        {
          "Charge": {
            "Type": "Task", "Resource": "{{{Function}}}",
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 2}],
            "Catch": [{"ErrorEquals": ["CardRefused"], "ResultPath": "$.error", "Next": "Tell"}],
            "Next": "Ship"
          },
          "Tell": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"Message": "Your card was refused"}, "End": true},
          "Ship": {"Type": "Wait", "Seconds": 86400, "End": true}
        }
        """);

    /// <summary>Charges each of several orders.</summary>
    public static WorkflowUnderTest Orders { get; } = Of("orders", $$$"""
        {
          "Each order": {
            "Type": "Map",
            "ItemProcessor": {
              "StartAt": "Charge",
              "States": {
                "Charge": {"Type": "Task", "Resource": "{{{Function}}}", "Next": "Pack"},
                "Pack": {"Type": "Wait", "Seconds": 60, "End": true}
              }
            },
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5}],
            "End": true
          }
        }
        """);

    /// <summary>Waits for a person: at most an hour, and a sign of life each minute.</summary>
    public static WorkflowUnderTest Approval { get; } = Of("approval", """
        {
          "Ask": {
            "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "TimeoutSeconds": 3600, "HeartbeatSeconds": 60,
            "Parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/questions", "MessageBody": {"Token.$": "$$.Task.Token"}},
            "End": true
          }
        }
        """);

    /// <summary>A workflow of some states, of which the first is where it starts.</summary>
    public static WorkflowUnderTest Of(string name, string states)
    {
        var first = System.Text.Json.JsonElement.Parse(states).EnumerateObject().First().Name;
        return WorkflowUnderTest.FromDefinition($$"""{"StartAt": "{{first}}", "States": {{states}}}""", name: name);
    }
}
