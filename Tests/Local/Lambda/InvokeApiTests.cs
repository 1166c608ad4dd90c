using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>The Lambda API over HTTP, as the AWS CLI and the SDKs use it.</summary>
public sealed class InvokeApiTests
{
    private const string Invocations = "/2015-03-31/functions/test/invocations";

    [Fact]
    public async Task Invoke_answers_with_the_payload_and_the_end_of_the_log()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Log");
        using var answer = await PostAsync(yard, Invocations, "{}", ("X-Amz-Log-Type", "Tail"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Amz-Executed-Version").ShouldBe(["$LATEST"]);
        Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers.GetValues("X-Amz-Log-Result").Single())).ShouldContain("to the console");
    }

    [Fact]
    public async Task Invoke_marks_an_error_of_the_function()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("RefuseLater");
        using var answer = await PostAsync(yard, Invocations, "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Amz-Function-Error").ShouldBe(["Unhandled"]);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errorType").GetString().ShouldBe("DragonValidationException");
    }

    [Theory]
    [InlineData("Event", HttpStatusCode.Accepted)]
    [InlineData("DryRun", HttpStatusCode.NoContent)]
    public async Task Invoke_does_not_wait_unless_it_is_asked_to(string type, HttpStatusCode status)
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Sleep");
        using var answer = await PostAsync(yard, Invocations, "100000", ("X-Amz-Invocation-Type", type));
        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData(Invocations, "not JSON", HttpStatusCode.BadRequest, "InvalidRequestContentException")]
    [InlineData("/2015-03-31/functions/nobody/invocations", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException")]
    [InlineData(Invocations + "?Qualifier=7", "{}", HttpStatusCode.NotFound, "ResourceNotFoundException")]
    [InlineData("/2015-03-31/functions/test%3A7/invocations?Qualifier=8", "{}", HttpStatusCode.BadRequest, "InvalidParameterValueException")]
    [InlineData("/2015-03-31/functions/two%20words/invocations", "{}", HttpStatusCode.BadRequest, "ValidationException")]
    public async Task Invoke_refuses_what_is_wrong(string path, string payload, HttpStatusCode status, string error)
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Echo");
        using var answer = await PostAsync(yard, path, payload);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("x-amzn-ErrorType").Single().ShouldStartWith(error);
    }

    [Fact]
    public async Task The_request_has_the_id_that_the_function_sees()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Log");
        using var answer = await PostAsync(yard, Invocations, "{}");

        (await answer.Content.ReadFromJsonAsync<string>()).ShouldBe(answer.Headers.GetValues("x-amzn-RequestId").Single());
    }

    [Fact]
    public async Task An_invocation_type_that_does_not_exist_is_refused()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Echo");
        using var answer = await PostAsync(yard, Invocations, "{}", ("X-Amz-Invocation-Type", "Later"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString().ShouldBe(
            "1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
    }

    [Fact]
    public async Task A_throttled_caller_is_told_why()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Echo", ("reservedConcurrentExecutions", 0.0));
        using var answer = await PostAsync(yard, Invocations, "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"Type":"User","message":"Rate Exceeded.","Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}""");
    }

    [Fact]
    public async Task Functions_are_listed_in_pages()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Echo");
        yard.Create("Echo", ("name", "other"));
        using var http = new HttpClient { BaseAddress = yard.Yard.AwsEndpoint };

        var first = await http.GetFromJsonAsync<JsonElement>("/2015-03-31/functions?MaxItems=1");
        var second = await http.GetFromJsonAsync<JsonElement>($"/2015-03-31/functions?MaxItems=1&Marker={first.GetProperty("NextMarker").GetString()}");

        (Name(first), Name(second), second.TryGetProperty("NextMarker", out _)).ShouldBe(("other", "test", false));

        static string? Name(JsonElement page) => page.GetProperty("Functions").EnumerateArray().ShouldHaveSingleItem().GetProperty("FunctionName").GetString();
    }

    [Fact]
    public async Task Functions_are_listed_and_described()
    {
        await using var yard = await FunctionYard.StartAsync();
        var arn = yard.Create("Echo", ("memorySize", 256.0));
        using var http = new HttpClient { BaseAddress = yard.Yard.AwsEndpoint };

        var list = await http.GetFromJsonAsync<JsonElement>("/2015-03-31/functions");
        var function = await http.GetFromJsonAsync<JsonElement>("/2015-03-31/functions/test");

        list.GetProperty("Functions")[0].GetProperty("FunctionArn").GetString().ShouldBe(arn);
        function.GetProperty("Configuration").GetProperty("MemorySize").GetInt32().ShouldBe(256);
    }

    [Fact]
    public async Task The_Runtime_API_answers_nobody_but_its_environments()
    {
        await using var yard = await FunctionYard.StartAsync();
        var variables = JsonSerializer.Deserialize<Dictionary<string, string>>((await yard.InvokeAsync(yard.Create("Environ"))).Payload.Span)!;
        var server = variables["AWS_LAMBDA_RUNTIME_API"].Split('/')[0];
        using var http = new HttpClient();

        foreach (var path in new[] { "/", "/2018-06-01/runtime/invocation/next", "/0123456789abcdef/2018-06-01/runtime/invocation/next" })
        {
            using var answer = await http.GetAsync($"http://{server}{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(FunctionYard yard, string path, string payload, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = yard.Yard.AwsEndpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(payload) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request);
    }
}
