using System.Text;
using System.Text.Json;
using Stepyard.Tests.EndToEnd;

namespace Stepyard.Tests.Acceptance;

/// <summary>
/// What deployed endpoints must answer. Runs against the URLs in STEPYARD_ENDPOINT and STEPYARD_REST_ENDPOINT (a stack's outputs <c>endpoint</c> and
/// <c>restEndpoint</c>), each against Local where it is not set.
/// </summary>
public sealed class AcceptanceTests(AcceptanceTests.DeployedEndpoint endpoint) : IClassFixture<AcceptanceTests.DeployedEndpoint>
{
    [Theory]
    [InlineData("/", "pepperoni")]
    [InlineData("/pizza", "pepperoni")]
    public async Task A_pizza_without_pineapple_is_made(string path, string flavour)
    {
        var (status, body) = await endpoint.PostAsync(path, $$"""{"flavour": "{{flavour}}"}""");

        status.ShouldBe(200);
        body.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        body.GetProperty("output").GetString().ShouldBe("""{"containsPineapple":false}""");
    }

    [Theory]
    [InlineData("pineapple")]
    [InlineData("hawaiian")]
    public async Task A_pizza_with_pineapple_is_refused(string flavour)
    {
        var (status, body) = await endpoint.PostAsync("/", $$"""{"flavour": "{{flavour}}"}""");

        status.ShouldBe(200);
        body.GetProperty("status").GetString().ShouldBe("FAILED");
        body.GetProperty("error").GetString().ShouldBe("Failed To Make Pizza");
        body.GetProperty("cause").GetString().ShouldBe("They asked for Pineapple");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused()
    {
        var (status, body) = await endpoint.PostAsync("/", "a pizza, please");

        status.ShouldBe(400);
        body.ToString().ShouldContain("InvalidExecutionInput");
    }

    [Theory]
    [InlineData("/dragons", """{"dragonName":"Atlas","description":"Known already","family":"red","city":"Anchorage","country":"USA","state":"AK","neighborhood":"Downtown","reportingPhoneNumber":"15555555555","confirmationRequired":false}""")]
    [InlineData("/notify", """{"message":"Acceptance","timer_seconds":1}""")]
    public async Task An_asynchronous_workflow_is_started_and_its_execution_named(string path, string request)
    {
        var (status, body) = await endpoint.PostAsync(path, request);

        status.ShouldBe(200);
        body.GetProperty("executionArn").GetString()!.ShouldContain(":execution:");
        body.GetProperty("startDate").GetDouble().ShouldBeGreaterThan(1.6E9);
    }

    [Theory]
    [InlineData("/pizza", """{"flavour": "pepperoni"}""", 200, """{"containsPineapple":false}""")]
    [InlineData("/pizza", """{"flavour": "pineapple"}""", 422, """{"error":"Failed To Make Pizza","cause":"They asked for Pineapple"}""")]
    [InlineData("/webhook", """{"it's": "a \"test\" \\ @@ é"}""", 200, """{"status":"webhook submitted"}""")]
    public async Task The_REST_API_answers_in_its_own_words(string path, string request, int expected, string answer)
    {
        var (status, body) = await endpoint.SendRestAsync(HttpMethod.Post, path, request);

        (status, JsonElement.DeepEquals(body, JsonElement.Parse(answer))).ShouldBe((expected, true), body.ToString());
    }

    [Theory]
    [InlineData("/pizza", "{}")]
    [InlineData("/pizza", "a pizza, please")]
    [InlineData("/dragons", """{"dragonName":"Henry"}""")]
    public async Task The_REST_API_refuses_bodies_that_do_not_match_its_models_and_says_why(string path, string request)
    {
        var (status, body) = await endpoint.SendRestAsync(HttpMethod.Post, path, request);

        status.ShouldBe(400);
        body.GetProperty("problems").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_REST_API_knows_no_report_of_an_unknown_name() =>
        (await endpoint.SendRestAsync(HttpMethod.Get, "/dragons/nobody", null)).Status.ShouldBe(404);

    [Fact]
    public async Task An_unknown_route_is_not_found()
    {
        var (status, body) = await endpoint.PostAsync("/no-such-route", "{}");

        status.ShouldBe(404);
        body.ToString().ShouldBe("""{"message":"Not Found"}""");
    }

    /// <summary>Where the requests go.</summary>
    public sealed class DeployedEndpoint : IAsyncLifetime, IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private LiveYard? _local;
        private Uri? _url;
        private string? _restUrl;

        public async Task InitializeAsync()
        {
            var (url, restUrl) = (UrlIn("STEPYARD_ENDPOINT"), UrlIn("STEPYARD_REST_ENDPOINT"));
            if (url is null || restUrl is null)
            {
                _local = new LiveYard();
                await _local.InitializeAsync();
            }

            _url = new Uri(url ?? _local!.HttpEndpoint.ToString());
            _restUrl = restUrl ?? $"{_local!.RestEndpoint}dev";

            static string? UrlIn(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } url ? url : null;
        }

        public async Task<(int Status, JsonElement Body)> PostAsync(string path, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(new Uri(_url!, path), content);
            return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
        }

        public async Task<(int Status, JsonElement Body)> SendRestAsync(HttpMethod method, string path, string? body)
        {
            using var request = new HttpRequestMessage(method, _restUrl + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            using var response = await _http.SendAsync(request);
            return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
        }

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            if (_local is not null)
            {
                await _local.DisposeAsync();
            }
        }
    }
}
