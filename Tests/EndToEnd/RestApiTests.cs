using System.Collections.Immutable;
using System.Text;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.EndToEnd;

/// <summary>A REST API that a Pulumi program registers, in front of Step Functions as it is.</summary>
public sealed class RestApiTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly LiveYard _yard = new() { Program = PulumiPrograms.Of<RestApiStack>() };
    private readonly HttpClient _http = new();

    public async Task InitializeAsync()
    {
        await _yard.InitializeAsync();
        _http.BaseAddress = _yard.RestEndpoint;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _yard.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData("""{"name":"Zoë"}""", 200, """{"greeting":"Hello, Zoë"}""")]
    [InlineData("""{"name":"O'Brien \"the\" \\ baker"}""", 200, """{"greeting":"Hello, O'Brien \"the\" \\ baker"}""")]
    [InlineData("""{"name":""}""", 422, """{"message":"Invalid request body","type":"BAD_REQUEST_BODY"}""")]
    [InlineData("""{}""", 422, """{"message":"Invalid request body","type":"BAD_REQUEST_BODY"}""")]
    public async Task An_Express_workflow_answers_with_its_output(string body, int status, string answer) =>
        (await SendAsync("POST", "/test/greetings", body)).ShouldBe((status, answer));

    [Fact]
    public async Task A_Standard_workflow_is_started_described_and_stopped()
    {
        (await SendAsync("POST", "/test/orders", """{"name":"first"}""")).ShouldBe((200, """{"id":"first"}"""));
        (await SendAsync("GET", "/test/orders/first")).ShouldBe((200, """{"status":"RUNNING","input":{"name":"first"}}"""));
        (await SendAsync("DELETE", "/test/orders/first")).ShouldBe((200, ""));
        (await SendAsync("GET", "/test/orders/first")).ShouldBe((200, """{"status":"ABORTED","input":{"name":"first"}}"""));
        (await SendAsync("GET", "/test/orders/second")).ShouldBe((400, """{"error":"ExecutionDoesNotExist"}"""));
        (await SendAsync("POST", "/test/orders", """{"name":"not/allowed"}""")).ShouldBe((400, """{"error":"InvalidName"}"""));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_task_token_that_nobody_waits_with_is_refused(string method) =>
        (await SendAsync(method, "/test/tokens?token=none", "{}")).ShouldBe((400, """{"error":"InvalidToken"}"""));

    [Fact]
    public async Task A_stack_without_a_REST_API_has_no_endpoint_for_one()
    {
        await using var other = new LiveYard { Program = (_, _) => Task.FromResult<ImmutableArray<Pulumi.Resource>>([]) };
        await other.InitializeAsync();

        other.RestEndpoint.ShouldBeNull();
    }

    private async Task<(int Status, string Body)> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
