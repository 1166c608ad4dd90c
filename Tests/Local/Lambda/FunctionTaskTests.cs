using System.Collections.Immutable;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>What a state machine sees of a function: by its ARN, and through <c>lambda:invoke</c>.</summary>
public sealed class FunctionTaskTests
{
    [Fact]
    public async Task A_function_by_its_ARN_returns_what_it_returns()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await RunAsync(yard, yard.Create("Greet"), Value.Parse("""{"Text":"Henry"}"""));
        result.Output!.ToJson().ShouldBe("""{"Text":"Hello Henry","From":"test"}""");
    }

    [Fact]
    public async Task An_exception_is_an_error_by_the_name_of_its_type_with_the_report_as_its_cause()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await RunAsync(yard, yard.Create("Refuse"), Value.Parse("""{"Text":"Peter"}"""));
        result.Error.ShouldBe("DragonValidationException");
        result.Cause!.ShouldStartWith("""{"errorType":"DragonValidationException","errorMessage":"Peter is no dragon","stackTrace":["at """);
    }

    [Fact]
    public async Task A_timeout_is_an_error_of_the_sandbox()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await RunAsync(yard, yard.Create("Sleep", ("timeout", 1.0)), 60000L);
        result.Error.ShouldBe("Sandbox.Timedout");
        result.Cause!.ShouldEndWith("""Error: Task timed out after 1.00 seconds"}""");
    }

    [Fact]
    public async Task An_unknown_function_is_told_in_the_words_of_the_SDK()
    {
        await using var yard = await FunctionYard.StartAsync();
        var result = await RunAsync(yard, "arn:aws:lambda:us-east-1:123456789012:function:nobody", ObjectValue.Empty);
        result.Error.ShouldBe("Lambda.ResourceNotFoundException");
        result.Cause!.ShouldMatch(@"^Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:\$LATEST \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\)$");
    }

    [Fact]
    public async Task A_role_that_may_not_invoke_the_function_is_refused_and_told_what_is_missing()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Echo");
        yard.Caller = new Caller("arn:aws:sts::123456789012:assumed-role/function/session", FunctionYard.RoleArn);

        var result = await RunAsync(yard, function, ObjectValue.Empty);

        result.Error.ShouldBe("Lambda.AWSLambdaException");
        result.Cause!.ShouldContain("is not authorized to perform: lambda:InvokeFunction on resource: " + function);
        result.Cause!.ShouldContain("Status Code: 403; Error Code: AccessDeniedException");
        yard.Terminal.Lines.ShouldContain(line => line.Text.Contains("lambda:InvokeFunction"));
    }

    [Fact]
    public async Task The_optimized_integration_answers_with_the_response_of_the_Invoke_API()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Greet");

        var output = (ObjectValue)(await RunAsync(yard, "arn:aws:states:::lambda:invoke", Value.Parse("""{"FunctionName":"test","Payload":{"Text":"Henry"}}"""))).Output!;

        output["Payload"].ToJson().ShouldBe("""{"Text":"Hello Henry","From":"test"}""");
        output["ExecutedVersion"].ShouldBe("$LATEST");
        output["StatusCode"].ShouldBe(200L);
        var http = (ObjectValue)output["SdkHttpMetadata"];
        http["HttpStatusCode"].ShouldBe(200L);
        ((ObjectValue)http["HttpHeaders"]).Select(header => header.Key).Order(StringComparer.Ordinal).ShouldBe(
            ["Connection", "Content-Length", "Content-Type", "Date", "X-Amz-Executed-Version", "X-Amzn-Trace-Id", "x-amzn-Remapped-Content-Length", "x-amzn-RequestId"]);
        ((ObjectValue)output["SdkResponseMetadata"]).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"FunctionName":"test"}""", "{}")]
    [InlineData("""{"FunctionName":"test","Payload":null}""", "{}")]
    [InlineData("""{"FunctionName":"test","Payload":"{}","Qualifier":"$LATEST"}""", "{}")]
    [InlineData("""{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:test","Payload":[1]}""", "[1]")]
    public async Task The_payload_is_the_event(string parameters, string expected)
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Echo");
        var output = (ObjectValue)(await RunAsync(yard, "arn:aws:states:::lambda:invoke", Value.Parse(parameters))).Output!;
        output["Payload"].ToJson().ShouldBe(expected);
    }

    [Fact]
    public async Task A_dry_run_asks_whether_the_function_may_be_invoked_and_runs_nothing()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Refuse");

        var asked = await RunAsync(yard, "arn:aws:states:::lambda:invoke", Value.Parse("""{"FunctionName":"test","InvocationType":"DryRun","Payload":{"Text":"Peter"}}"""));
        var missing = await RunAsync(yard, "arn:aws:states:::lambda:invoke", Value.Parse("""{"FunctionName":"nobody","InvocationType":"DryRun"}"""));
        var mistyped = await RunAsync(yard, "arn:aws:states:::lambda:invoke", Value.Parse("""{"FunctionName":"test","InvocationType":"Later"}"""));

        var output = (ObjectValue)asked.Output!;
        output["StatusCode"].ShouldBe(204L);
        output.Select(member => member.Key).ShouldNotContain("Payload");
        missing.Error.ShouldBe("Lambda.ResourceNotFoundException");
        mistyped.Cause!.ShouldStartWith("1 validation error detected: Value 'Later' at 'invocationType'");
    }

    [Fact]
    public async Task A_function_is_part_of_the_trace_of_what_invokes_it()
    {
        await using var yard = await FunctionYard.StartAsync();
        var function = yard.Create("Nothing", ("tracingConfig", ImmutableDictionary<string, object>.Empty.Add("mode", "Active")));
        var request = Request(function, ObjectValue.Empty) with { TraceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1" };
        await yard.Yard.TaskIntegrations["lambda"].InvokeAsync(request, yard.Caller, CancellationToken.None);
        await yard.Yard.DisposeAsync();

        var trace = yard.Traces.Find("1-5759e988-bd862e3fe1be46a994272793")!;
        trace.Segments[0].Document.ShouldContain("\"parent_id\":\"53995c3f42cd8ad8\"");
        trace.Segments[1].Document.ShouldContain($"\"parent_id\":\"{trace.Segments[0].Id}\"");
    }

    private static TaskRequest Request(string resource, Value input) => new("State", resource, input, null, null, null);

    private static async Task<TaskResult> RunAsync(FunctionYard yard, string resource, Value input)
    {
        var integration = yard.Yard.TaskIntegrations[resource.StartsWith("arn:aws:states:::", StringComparison.Ordinal) ? resource["arn:aws:states:::".Length..] : "lambda"];
        using var patience = new CancellationTokenSource(PatientTime.Limit);
        return await integration.InvokeAsync(Request(resource, input), yard.Caller, patience.Token);
    }
}
