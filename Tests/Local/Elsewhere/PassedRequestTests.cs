using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.Sts;

namespace Stepyard.Tests.Local.Elsewhere;

/// <summary>Requests to the AWS endpoint for services that others on this machine answer.</summary>
public sealed class PassedRequestTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private readonly RecordingTerminal _terminal = new();
    private RecordingServer _server = null!;
    private Yard _yard = null!;

    public async Task InitializeAsync()
    {
        _server = await RecordingServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 418;
            context.Response.Headers["x-amzn-RequestId"] = "theirs";
            context.Response.ContentType = "application/x-amz-json-1.1";
            await context.Response.WriteAsync("""{"StreamNames":[]}""");
        });
        _yard = await Yard.StartAsync(Yards.Options() with
        {
            Terminal = _terminal,
            AwsEndpoints = new Dictionary<string, Uri> { ["kinesis"] = _server.Url, ["scheduler"] = _server.Url, ["ses"] = new("http://127.0.0.1:1"), ["quantum"] = _server.Url },
            Services = services =>
            {
                services.AddIam();
                services.AddSts();
            },
            Program = async (engine, _) =>
            {
                await engine.NewResourceAsync(Inputs.Resource("aws-native:iam:Role", "caller", """
                    {"roleName":"caller","assumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                     "policies":[{"policyName":"p","policyDocument":{"Statement":[{"Effect":"Allow","Action":["kinesis:ListStreams","scheduler:GetSchedule"],"Resource":"*"}]} }]}
                    """));
                return ImmutableArray<Pulumi.Resource>.Empty;
            },
        });
        _http.BaseAddress = _yard.AwsEndpoint;
    }

    public async Task DisposeAsync()
    {
        await _yard.DisposeAsync();
        await _server.DisposeAsync();
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_request_is_passed_on_as_it_is_and_so_is_the_answer()
    {
        using var request = Json("Kinesis_20131202.ListStreams", "{\"Limit\": 1}");
        request.Headers.Add("X-Other", "mine");
        using var response = await _http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(418);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"StreamNames":[]}""");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.1");
        response.Headers.GetValues("x-amzn-RequestId").ShouldBe(["theirs"]);
        var (path, headers, body) = _server.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /");
        body.ShouldBe("{\"Limit\": 1}");
        headers["X-Amz-Target"].ToString().ShouldBe("Kinesis_20131202.ListStreams");
        headers["X-Other"].ToString().ShouldBe("mine");
        headers["Host"].ToString().ShouldBe(_server.Url.Authority);
        await _yard.DisposeAsync();
        _terminal.Lines.ShouldContain(line => line.StartsWith("AWS: kinesis ListStreams 418 in ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scheduler", "GET /schedules/a%2Fb?groupName=g%20h")]
    [InlineData("quantum", "DELETE /any/thing")]
    public async Task A_request_without_a_target_goes_where_it_is_signed_for(string service, string request)
    {
        using var message = new HttpRequestMessage(new(request.Split(' ')[0]), request.Split(' ')[1]);
        Sign(message, "any", service);
        using var response = await _http.SendAsync(message);

        ((int)response.StatusCode).ShouldBe(418);
        _server.Asked.ShouldHaveSingleItem().Path.Replace("%20", " ").ShouldBe(request.Replace("%20", " "));
    }

    [Fact]
    public async Task A_local_service_is_not_asked_elsewhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = Form("Action=GetCallerIdentity&Version=2011-06-15") };
        Sign(request, "any", "sts");
        using var response = await _http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(200);
        _server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_nobody_listens_at_is_an_error_in_the_protocol_of_the_request()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = Form("Action=ListIdentities&Version=2010-12-01") };
        Sign(request, "any", "ses");
        using var response = await _http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(502);
        (await response.Content.ReadAsStringAsync()).ShouldContain("<Code>SdkClientException</Code><Message>Unable to execute HTTP request: Connection refused");
    }

    [Theory]
    [InlineData("kinesis", "Kinesis_20131202.ListStreams", "POST /", null)]
    [InlineData("kinesis", "Kinesis_20131202.DeleteStream", "POST /", "is not authorized to perform: kinesis:DeleteStream because no identity-based policy allows")]
    [InlineData("kinesis", "Kinesis_20131202.Bake", "POST /", "A role asks kinesis for an operation that is not known here")]
    [InlineData("scheduler", null, "GET /schedules/nightly", null)]
    [InlineData("scheduler", null, "DELETE /schedules/nightly", "is not authorized to perform: scheduler:DeleteSchedule because no identity-based policy allows")]
    public async Task A_role_may_ask_what_its_policies_allow(string service, string? target, string line, string? refusal)
    {
        var caller = _yard.Access.Assume("arn:aws:iam::123456789012:role/caller", "lambda.amazonaws.com", "arn:aws:lambda:us-east-1:123456789012:function:f", "f");
        using var request = new HttpRequestMessage(new(line.Split(' ')[0]), line.Split(' ')[1]);
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        Sign(request, _yard.Access.Issue(caller).AccessKeyId, service);
        using var response = await _http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(refusal is null ? 418 : target is null || target.EndsWith("Bake", StringComparison.Ordinal) ? 403 : 400);
        (await response.Content.ReadAsStringAsync()).ShouldContain(refusal ?? "StreamNames");
        _server.Asked.Count.ShouldBe(refusal is null ? 1 : 0);
    }

    [Theory]
    [InlineData("AWSGlue.GetJobs", "glue")]
    [InlineData("Nothing.At.All", null)]
    public async Task A_service_that_nobody_answers_says_what_would(string target, string? service)
    {
        using var response = await _http.SendAsync(Json(target, "{}"));

        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        error.GetProperty("__type").GetString().ShouldBe("UnknownOperationException");
        error.GetProperty("message").GetString().ShouldBe(
            $"The operation {target} is not one that this endpoint has." + (service is null ? "" : $" A server on this machine that speaks the API of {service} can answer it: start Local with --aws-endpoint {service}=http://127.0.0.1:PORT."));
    }

    [Fact]
    public async Task A_service_of_an_unknown_API_is_warned_of()
    {
        await _yard.DisposeAsync();
        _terminal.Lines.ShouldContain(line => line.StartsWith("AWS: --aws-endpoint: the API of 'quantum' is not known here. Requests that are signed for it are passed on, but state machines can't call it; those that they can: apigateway, athena, batch, ", StringComparison.Ordinal));
    }

    private static StringContent Form(string form) => new(form, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static HttpRequestMessage Json(string target, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", target);
        return request;
    }

    private static void Sign(HttpRequestMessage request, string key, string service) =>
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={key}/20261120/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00");
}
