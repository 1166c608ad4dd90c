using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Lambda;
using Stepyard.Local.Provisioning;
using Stepyard.Local.XRay;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Functions that the stack does not have, at <c>--lambda-endpoint</c>.</summary>
public sealed class LambdaEndpointTests
{
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:elsewhere";

    [Fact]
    public async Task A_function_by_its_ARN_is_invoked_at_the_endpoint_with_the_input_as_its_event()
    {
        await using var functions = await RecordingServer.StartAsync("""{"baked":true}""");
        await using var yard = await StartAsync(functions.Url);

        var ended = await RunAsync(yard, Function, "null", """{"pizza":1}""");

        Output(ended).ShouldBe("""{"baked":true}""");
        var (path, headers, body) = functions.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /2015-03-31/functions/elsewhere/invocations");
        headers["X-Amz-Invocation-Type"].ToString().ShouldBe("RequestResponse");
        body.ShouldBe("""{"pizza":1}""");
    }

    [Theory]
    [InlineData("""{"FunctionName":"elsewhere","Payload":"[1]","Qualifier":"7"}""", "/elsewhere/invocations?Qualifier=7", "[1]")]
    [InlineData("""{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:elsewhere:live","Payload":"a word"}""", "/elsewhere/invocations?Qualifier=live", "\"a word\"")]
    [InlineData("""{"FunctionName":"elsewhere","Payload":null}""", "/elsewhere/invocations", "{}")]
    public async Task The_optimized_integration_passes_the_qualifier_and_the_payload_on(string parameters, string path, string payload)
    {
        await using var functions = await RecordingServer.StartAsync("\"fine\"", 200, ("X-Amz-Executed-Version", "7"));
        await using var yard = await StartAsync(functions.Url);

        var output = JsonElement.Parse(Output(await RunAsync(yard, "arn:aws:states:::lambda:invoke", parameters)));

        output.GetProperty("Payload").GetString().ShouldBe("fine");
        output.GetProperty("ExecutedVersion").GetString().ShouldBe("7");
        output.GetProperty("StatusCode").GetInt32().ShouldBe(200);
        output.TryGetProperty("LogResult", out _).ShouldBeFalse();
        var asked = functions.Asked.ShouldHaveSingleItem();
        asked.Path.ShouldEndWith(path);
        asked.Body.ShouldBe(payload);
    }

    [Fact]
    public async Task Nobody_waits_for_an_event()
    {
        await using var functions = await RecordingServer.StartAsync("", 202);
        await using var yard = await StartAsync(functions.Url);

        var output = JsonElement.Parse(Output(await RunAsync(yard, "arn:aws:states:::lambda:invoke", """{"FunctionName":"elsewhere","InvocationType":"Event"}""")));

        output.GetProperty("StatusCode").GetInt32().ShouldBe(202);
        functions.Asked.ShouldHaveSingleItem().Headers["X-Amz-Invocation-Type"].ToString().ShouldBe("Event");
    }

    [Fact]
    public async Task The_end_of_the_log_comes_with_the_result_where_it_is_asked_for()
    {
        await using var functions = await RecordingServer.StartAsync("1", 200, ("X-Amz-Log-Result", "bG9n"));
        await using var yard = await StartAsync(functions.Url);

        var output = JsonElement.Parse(Output(await RunAsync(yard, "arn:aws:states:::lambda:invoke", """{"FunctionName":"elsewhere","LogType":"Tail"}""")));

        output.GetProperty("LogResult").GetString().ShouldBe("bG9n");
    }

    [Theory]
    [InlineData("X-Other", "x", """{"ExecutedVersion":"$LATEST","Payload":"{\"baked\":true}","StatusCode":200}""")]
    [InlineData("X-Amz-Function-Error", "Unhandled", """{"ExecutedVersion":"$LATEST","FunctionError":"Unhandled","Payload":"{\"baked\":true}","StatusCode":200}""")]
    public async Task The_SDK_integration_has_the_payload_as_text_and_leaves_errors_to_the_workflow(string header, string value, string output)
    {
        await using var functions = await RecordingServer.StartAsync("""{"baked":true}""", 200, (header, value));
        await using var yard = await StartAsync(functions.Url);

        Output(await RunAsync(yard, "arn:aws:states:::aws-sdk:lambda:invoke", """{"FunctionName":"elsewhere","Payload":{"pizza":1}}""")).ShouldBe(output);
        functions.Asked.ShouldHaveSingleItem().Body.ShouldBe("""{"pizza":1}""");
    }

    [Fact]
    public async Task The_SDK_integration_names_what_Lambda_refuses_by_the_SDKs_exception()
    {
        await using var functions = await RecordingServer.StartAsync("{}", 404);
        await using var yard = await StartAsync(functions.Url);

        var ended = await RunAsync(yard, "arn:aws:states:::aws-sdk:lambda:invoke", """{"FunctionName":"elsewhere"}""");

        ended.GetProperty("error").GetString().ShouldBe("Lambda.ResourceNotFoundException");
        ended.GetProperty("cause").GetString()!.ShouldStartWith("Function not found: arn:aws:lambda:us-east-1:123456789012:function:elsewhere:$LATEST (Service: Lambda, Status Code: 404, Request ID: ");
    }

    [Theory]
    [InlineData(200, "X-Amz-Function-Error", "Unhandled", """{"errorMessage":"no","errorType":"Burnt"}""", "Burnt", """{"errorMessage":"no","errorType":"Burnt"}""")]
    [InlineData(404, "X-Amzn-ErrorType", "ResourceNotFoundException", "{}", "Lambda.ResourceNotFoundException",
        "Function not found: arn:aws:lambda:us-east-1:123456789012:function:elsewhere:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; ")]
    [InlineData(429, "X-Amzn-ErrorType", "TooManyRequestsException:http://x", """{"Message":"Rate Exceeded."}""", "Lambda.TooManyRequestsException",
        "Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; ")]
    [InlineData(500, "X-Other", "x", "oops", "Lambda.ServiceException", "oops (Service: AWSLambda; Status Code: 500; Error Code: ServiceException; ")]
    [InlineData(200, "X-Other", "x", "no JSON", "Lambda.Unknown", "The function returned something that is not JSON.")]
    public async Task What_goes_wrong_there_is_an_error_as_of_a_function_in_AWS(int status, string header, string value, string answer, string error, string cause)
    {
        await using var functions = await RecordingServer.StartAsync(answer, status, (header, value));
        await using var yard = await StartAsync(functions.Url);

        var ended = await RunAsync(yard, Function);

        ended.GetProperty("error").GetString().ShouldBe(error);
        ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
    }

    [Theory]
    [InlineData(Function, "{}", Function)]
    [InlineData("arn:aws:states:::lambda:invoke", """{"FunctionName":"elsewhere"}""", "lambda")]
    public async Task An_answer_over_256_KiB_is_refused_for_its_size_whatever_it_is(string resource, string parameters, string named)
    {
        await using var functions = await RecordingServer.StartAsync(new string('a', 257 * 1024));
        await using var yard = await StartAsync(functions.Url);

        var ended = await RunAsync(yard, resource, parameters);

        ended.GetProperty("error").GetString().ShouldBe("States.DataLimitExceeded");
        ended.GetProperty("cause").GetString().ShouldBe($"The state/task '{named}' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    [Fact]
    public async Task An_endpoint_that_nobody_listens_at_is_an_error_of_the_SDK()
    {
        using var silent = new SilentPort();
        await using var yard = await StartAsync(silent.Url);

        var ended = await RunAsync(yard, Function);

        ended.GetProperty("error").GetString().ShouldBe("Lambda.SdkClientException");
        ended.GetProperty("cause").GetString()!.ShouldStartWith("Unable to execute HTTP request: Connection refused");
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://192.168.1.7:3001")]
    [InlineData("ftp://127.0.0.1")]
    public async Task An_endpoint_elsewhere_is_refused(string url)
    {
        var refused = await Should.ThrowAsync<ProvisioningException>(() => StartAsync(new Uri(url)));
        refused.Message.ShouldStartWith($"--lambda-endpoint is {new Uri(url)}; it has to be a URL of this machine, such as http://127.0.0.1:3001");
    }

    private static Task<StatesYard> StartAsync(Uri endpoint) => StatesYard.StartAsync(
        new YardOptions { LambdaEndpoint = endpoint },
        services => services.AddLambda(services.AddCloudWatchLogs(), services.AddXRay()));

    private static async Task<JsonElement> RunAsync(StatesYard yard, string resource, string parameters = "null", string input = "{}")
    {
        var fixedParameters = parameters == "null" ? "" : $"\"Parameters\":{parameters},";
        var definition = $$"""{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"{{resource}}",{{fixedParameters}}"End":true} } }""";
        return await yard.RunAsync(await yard.CreateAsync(definition), input);
    }

    private static string Output(JsonElement ended) => ended.GetProperty("output").GetString()!;
}
