using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.Wire;

public sealed class WireEndpointTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private readonly RecordingTerminal _terminal = new();
    private Yard _yard = null!;

    public async Task InitializeAsync()
    {
        _yard = await Yard.StartAsync(Yards.Options() with
        {
            Terminal = _terminal,
            Services = yard =>
            {
                yard.Add(new Echo());
                yard.Add(new Ring());
                yard.Add(new Bake());
            },
            Program = (_, _) => Task.FromResult(ImmutableArray<Pulumi.Resource>.Empty),
        });
        _http.BaseAddress = _yard.AwsEndpoint;
    }

    public Task DisposeAsync() => _yard.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("application/x-amz-json-1.0")]
    [InlineData("application/x-amz-json-1.1")]
    public async Task JSON_is_answered_in_JSON_with_a_request_id(string contentType)
    {
        using var response = await SendAsync(Json("Bakery.Echo", """{"say":"Käse's \"best\""}""", contentType));

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
        Guid.TryParse(response.Headers.GetValues("x-amzn-RequestId").Single(), out _).ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"said":"Käse's \"best\"","by":"arn:aws:iam::123456789012:root"}""");
        await _yard.DisposeAsync();
        _terminal.Lines.ShouldHaveSingleItem().ShouldStartWith("AWS: Echo 200 in ");
    }

    [Fact]
    public async Task The_terminal_says_why_a_request_was_refused()
    {
        using var response = await SendAsync(Json("Bakery.Echo", """{"say":"refuse"}"""));

        await _yard.DisposeAsync();
        var line = _terminal.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("AWS: Echo 400 in ");
        line.ShouldContain(" ms: BreadDoesNotExist, ");
    }

    [Theory]
    [InlineData("Bakery.Nothing", "{}", 400, "UnknownOperationException")]
    [InlineData("Bakery.Echo", "{", 400, "SerializationException")]
    [InlineData("Bakery.Echo", "[]", 400, "SerializationException")]
    [InlineData("Bakery.Echo", """{"say":"refuse"}""", 400, "BreadDoesNotExist")]
    [InlineData("Bakery.Echo", """{"say":"burn"}""", 500, "InternalFailure")]
    public async Task What_fails_is_answered_by_its_type(string target, string body, int status, string type)
    {
        using var response = await SendAsync(Json(target, body));

        ((int)response.StatusCode).ShouldBe(status);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        error.GetProperty("__type").GetString().ShouldBe(type);
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_request_is_made_by_whom_its_credentials_were_issued_to()
    {
        var credentials = _yard.Access.Issue(new("arn:aws:sts::123456789012:assumed-role/baker/1", "arn:aws:iam::123456789012:role/baker"));
        using var request = Json("Bakery.Echo", "{}");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={credentials.AccessKeyId}/20261120/us-east-1/bakery/aws4_request, SignedHeaders=host, Signature=00");
        using var response = await SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldContain("assumed-role/baker/1");
    }

    [Fact]
    public async Task A_query_is_answered_in_XML()
    {
        using var response = await SendAsync(Form("Action=Ring&Version=2010-03-31&Times=3"));

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        (await response.Content.ReadAsStringAsync()).ShouldMatch("^<RingResponse xmlns=\"http://bell/sns/\"><RingResult><Rung>3</Rung></RingResult><ResponseMetadata><RequestId>[0-9a-f-]{36}</RequestId></ResponseMetadata></RingResponse>$");
    }

    [Theory]
    [InlineData("Action=Sing&Version=2010-03-31", 400, "InvalidAction")]
    [InlineData("Action=Ring&Version=2010-03-31&Times=0", 404, "NotFound")]
    [InlineData("Action=Ring&Version=2010-03-31&Times=13", 403, "AuthorizationError")]
    public async Task A_refused_query_is_answered_in_XML_too(string form, int status, string code)
    {
        using var response = await SendAsync(Form(form));

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"<Error><Type>Sender</Type><Code>{code}</Code><Message>");
    }

    [Theory]
    [InlineData("PUT", "/2015-03-31/bread/rye", 200, null)]
    [InlineData("PUT", "/2015-03-31/bread/none", 404, "ResourceNotFoundException")]
    [InlineData("PUT", "/2015-03-31/bread/secret", 403, "AccessDeniedException")]
    [InlineData("GET", "/2015-03-31/bread/rye", 404, "UnknownOperationException")]
    [InlineData("PUT", "/elsewhere", 404, "UnknownOperationException")]
    public async Task REST_goes_by_method_and_path(string method, string path, int status, string? errorType)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        (response.Headers.TryGetValues("x-amzn-ErrorType", out var type) ? type.Single() : null).ShouldBe(errorType);
    }

    [Theory]
    [InlineData("localhost:4566", null, 200)]
    [InlineData("sync-localhost:4566", null, 200)]
    [InlineData("states.localhost", null, 200)]
    [InlineData("[::1]:4566", null, 200)]
    [InlineData("localhost", "http://localhost:3000", 200)]
    [InlineData("evil.example", null, 403)]
    [InlineData("localhost.evil.example", null, 403)]
    [InlineData("192.168.1.7:4566", null, 403)]
    [InlineData("localhost", "https://evil.example", 403)]
    [InlineData("localhost", "null", 403)]
    public async Task Only_this_machine_is_answered_and_no_page_from_elsewhere(string host, string? origin, int status)
    {
        using var request = Form("Action=Ring&Version=2010-03-31&Times=1");
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("127.0.0.1:1", null, 200)]
    [InlineData("sync-127.0.0.1:4566", null, 200)]
    [InlineData("sync-states.localhost", null, 200)]
    [InlineData("sync-evil.example", null, 403)]
    [InlineData("127.0.0.1.evil.example", null, 403)]
    [InlineData("localhost", "http://127.0.0.1:5173", 200)]
    [InlineData("localhost", "http://localhost.evil.example", 403)]
    [InlineData("localhost", "file://", 403)]
    public async Task A_refusal_is_an_error_of_AWS_in_the_protocol_of_the_request(string host, string? origin, int status)
    {
        using var request = Json("Bakery.Echo", "{}");
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 403)
        {
            var error = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            error.GetProperty("__type").GetString().ShouldBe("AccessDeniedException");
            error.GetProperty("message").GetString()!.ShouldContain(origin is null ? $"the request's Host is '{host}'. Give the client an endpoint URL with localhost" : $"the request's Origin is '{origin}'.");
        }
    }

    [Fact]
    public async Task The_terminal_shows_who_was_kept_out()
    {
        using var query = Form("Action=Ring&Version=2010-03-31&Times=1");
        query.Headers.Host = "evil.example";
        using var refusedQuery = await SendAsync(query);
        using var page = new HttpRequestMessage(HttpMethod.Get, "/");
        page.Headers.Host = "evil.example";
        using var refusedPage = await SendAsync(page);

        (await refusedQuery.Content.ReadAsStringAsync()).ShouldStartWith("<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>This endpoint answers only to names of this machine");
        refusedPage.Headers.GetValues("x-amzn-ErrorType").Single().ShouldBe("AccessDeniedException");
        await _yard.DisposeAsync();
        _terminal.Lines.Count.ShouldBe(2);
        _terminal.Lines.ShouldAllBe(line => line.Contains(" 403 in ") && line.Contains("the request's Host is 'evil.example'"));
    }

    [Fact]
    public async Task A_browser_gets_a_page_that_runs_no_scripts()
    {
        using var response = await _http.GetAsync(new Uri("/", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'");
    }

    [Fact]
    public async Task An_SDK_that_asks_for_an_operation_at_the_root_gets_no_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00");
        using var response = await SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.GetValues("x-amzn-ErrorType").Single().ShouldBe("UnknownOperationException");
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    private static HttpRequestMessage Json(string target, string body, string contentType = "application/x-amz-json-1.0")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Content.Headers.ContentType!.CharSet = null;
        request.Headers.Add("X-Amz-Target", target);
        return request;
    }

    private static HttpRequestMessage Form(string form) =>
        new(HttpMethod.Post, "/") { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };

    private sealed class Echo : IJsonOperation
    {
        public string Target => "Bakery.Echo";

        public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
        {
            var text = request.TryGetProperty("say", out var say) ? say.GetString() : "";
            response.WriteStartObject();
            if (text is "refuse" or "burn")
            {
                throw text == "burn" ? new InvalidOperationException("burnt") : new AwsException("BreadDoesNotExist", "No such bread");
            }

            response.WriteString("said", text);
            response.WriteString("by", caller.Arn);
            response.WriteEndObject();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Ring : IQueryOperation
    {
        public string Namespace => "http://bell/sns/";

        public string Version => "2010-03-31";

        public string Action => "Ring";

        public ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation)
        {
            switch (request["Times"])
            {
                case "0":
                    throw new AwsException("NotFound", "No bell", 404);
                case "13":
                    throw new AwsException("AccessDeniedException", "Not you");
                default:
                    result.WriteElementString("Rung", Namespace, request["Times"]);
                    return ValueTask.CompletedTask;
            }
        }
    }

    private sealed class Bake : IRestOperation
    {
        public string Method => "PUT";

        public string Pattern => "/2015-03-31/bread/{name}";

        public Task AnswerAsync(HttpContext context, Caller caller) => context.Request.RouteValues["name"] switch
        {
            "none" => throw new AwsException("ResourceNotFoundException", "No such bread", 404),
            "secret" => throw new AwsException("AccessDeniedException", "Not you"),
            _ => Task.CompletedTask,
        };
    }
}
