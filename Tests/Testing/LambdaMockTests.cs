using System.Text.Json;
using Amazon.Lambda.Core;
using Stepyard.Lambdas.PineappleCheck;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Testing;

/// <summary>A workflow whose Tasks run the real code of functions.</summary>
public sealed class LambdaMockTests
{
    private static readonly WorkflowUnderTest Pizza = Workflows.Pizza.Mock("CheckFlavour", Lambda(Function.Handle));

    private static readonly WorkflowUnderTest Calling = WorkflowUnderTest.FromDefinition("""
        {"StartAt": "Call", "States": {"Call": {
          "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:double-dev:live", "TimeoutSeconds": 30,
          "Catch": [{"ErrorEquals": ["InvalidTimeZoneException"], "Next": "Caught"}], "End": true}, "Caught": {"Type": "Succeed"}}}
        """);

    [Theory]
    [InlineData("hawaiian", "RefusePizza")]
    [InlineData("pepperoni", "MakePizza")]
    public async Task The_functions_code_decides_the_path(string flavour, string last) =>
        (await Pizza.RunAsync(new { flavour })).ShouldTakePath("CheckFlavour", "ContainsPineapple", last);

    [Fact]
    public async Task What_it_throws_is_the_error_that_AWS_reports()
    {
        var run = (await Pizza.RunAsync("{}")).ShouldFail("InvalidOrderException");

        var report = JsonElement.Parse(run.Cause!);
        report.GetProperty("errorType").GetString().ShouldBe("InvalidOrderException");
        report.GetProperty("errorMessage").GetString()!.ShouldStartWith("An order needs a 'flavour'");
        report.GetProperty("stackTrace")[0].GetString()!.ShouldStartWith("at Stepyard.Lambdas.PineappleCheck.Function.Handle");
        run.Trace.ShouldContain("✗ InvalidOrderException: An order needs a 'flavour', such as");
    }

    [Fact]
    public async Task A_catcher_goes_by_the_name_of_its_exception()
    {
        static Task Fail(JsonElement _) => Task.FromException(new InvalidTimeZoneException());

        (await Calling.Mock("Call", Lambda(Fail)).RunAsync()).ShouldTakePath("Call", "Caught");
    }

    [Fact]
    public async Task It_reads_and_writes_as_Lambdas_default_serializer_does()
    {
        var run = await Calling.Mock("double-dev", Lambda((Amount amount) => new Amount(amount.Value * 2, null))).RunAsync("""{"value": 21}""");

        run.ShouldSucceed("""{"Value":42}""");
    }

    [Fact]
    public async Task Its_context_says_which_function_it_is_and_how_long_it_may_run()
    {
        var run = await Calling.Mock("Call", Lambda((ILambdaContext context) => $"{context.FunctionName} {context.RemainingTime.TotalSeconds} {context.InvokedFunctionArn}")).RunAsync();

        run.ShouldSucceed("\"double-dev 30 arn:aws:lambda:us-east-1:123456789012:function:double-dev:live\"");
    }

    [Fact]
    public async Task A_function_that_returns_nothing_outputs_null() =>
        (await Calling.Mock("Call", Lambda(() => { })).RunAsync()).ShouldSucceed("null");

    [Fact]
    public async Task Lambda_invoke_gives_the_payload_and_wraps_the_result()
    {
        var invoking = WorkflowUnderTest.FromDefinition("""
            {"StartAt": "Call", "States": {"Call": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f", "Payload": {"value": 4}}, "End": true}}}
            """);

        (await invoking.Mock("f", Lambda((Amount amount) => amount.Value + 1)).RunAsync())
            .ShouldSucceed("""{"ExecutedVersion":"$LATEST","Payload":5,"StatusCode":200}""");
    }

    [Fact]
    public void A_method_that_can_not_be_a_handler_is_refused_at_once() =>
        Should.Throw<WorkflowSetupException>(() => Lambda((int a, int b) => a + b)).Message.ShouldContain("the second parameter is not of type");

    private sealed record Amount(int Value, string? Note);
}
