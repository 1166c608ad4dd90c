using System.Net;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Testing;
using static Stepyard.Tests.Local.ApiGateway.RestApi.RestApiYard;

namespace Stepyard.Tests.Local.ApiGateway.RestApi;

public sealed class GatewayTests
{
    private const string InternalServerError = """{"message": "Internal server error"}""";

    [Theory]
    [InlineData("""{"name":"O'Brien \"the\" \\ / @@ é 😀","n":1.50,"e":[],"o":{}}""")]
    [InlineData("""{"a":"line\nbreak\ttab"}""")]
    [InlineData("{}")]
    [InlineData("""[1,"two",null]""")]
    public async Task A_method_starts_its_state_machine_with_the_body_unchanged(string body)
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));

        var (status, answer) = await yard.PostAsync(body);

        status.ShouldBe(200);
        answer.ShouldStartWith("""{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:Dragons:e1",""");
        yard.AskedOnce.GetProperty("stateMachineArn").GetString().ShouldBe(Dragons);
        JsonElement.DeepEquals(JsonElement.Parse(yard.AskedOnce.GetProperty("input").GetString()!), JsonElement.Parse(body)).ShouldBeTrue();
        yard.Terminal.Lines.ShouldHaveSingleItem().ShouldStartWith("REST API: POST /dev/dragons 200 in ");
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_object()
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));

        (await yard.PostAsync("", contentType: null)).Status.ShouldBe(200);

        yard.AskedOnce.GetProperty("input").GetString().ShouldBe("{}");
    }

    [Theory]
    [InlineData("POST", "/dev/dragons", 200)]
    [InlineData("POST", "/dev/dragons/", 200)]
    [InlineData("POST", "/dragons", 200)]
    [InlineData("GET", "/dev/dragons/Henry%20VIII", 200)]
    [InlineData("DELETE", "/dev/dragons/fixed", 200)]
    [InlineData("GET", "/dev/files/a/b/c", 200)]
    [InlineData("GET", "/dev/dragons/fixed", 403)]
    [InlineData("PUT", "/dev/dragons", 403)]
    [InlineData("POST", "/dev/dragons/x/y", 403)]
    [InlineData("POST", "/dev", 403)]
    [InlineData("POST", "/prod/dragons", 403)]
    public async Task Requests_go_to_the_most_specific_resource(string method, string path, int expected)
    {
        var mock = """{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"integrationResponses":[{"statusCode":"200","responseTemplates":{"application/json":"$context.resourcePath $!input.params('name')$!input.params('proxy')"}}]}""";
        await using var yard = await RestApiYard.StartAsync([
            ("dragons", "POST", mock, ""), ("dragons/{name}", "GET", mock, ""), ("dragons/fixed", "DELETE", mock, ""), ("files/{proxy+}", "ANY", mock, "")]);

        var (status, body) = await yard.SendAsync(method, path);

        status.ShouldBe(expected);
        body.ShouldBe(expected == 403 ? """{"message":"Missing Authentication Token"}""" : (method, path) switch
        {
            ("GET", "/dev/dragons/Henry%20VIII") => "/dragons/{name} Henry VIII",
            ("DELETE", _) => "/dragons/fixed ",
            ("GET", "/dev/files/a/b/c") => "/files/{proxy+} a/b/c",
            _ => "/dragons ",
        });
    }

    [Fact]
    public async Task A_path_that_no_resource_has_lacks_an_authentication_token()
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));
        using var response = await yard.Http.GetAsync(new Uri("/nowhere", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Headers.GetValues("x-amzn-ErrorType").ShouldHaveSingleItem().ShouldBe("MissingAuthenticationTokenException");
        response.Headers.GetValues("x-amzn-RequestId").ShouldHaveSingleItem().ShouldMatch("^[0-9a-f-]{36}$");
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/xml", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData(null, 200)]
    public async Task Other_content_types_are_refused_where_bodies_never_pass_through(string? contentType, int expected)
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));

        var (status, body) = await yard.PostAsync("{}", contentType);

        status.ShouldBe(expected);
        if (expected == 415)
        {
            body.ShouldBe("""{"message": "Unsupported Media Type"}""");
            yard.Asked.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("WHEN_NO_MATCH", "text/plain", 200)]
    [InlineData("WHEN_NO_TEMPLATES", "text/plain", 415)]
    public async Task Bodies_without_a_template_pass_through_where_they_may(string behavior, string contentType, int expected)
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start).Replace("NEVER", behavior, StringComparison.Ordinal));

        (await yard.PostAsync($$"""{"stateMachineArn":"{{Dragons}}"}""", contentType)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task A_request_validator_refuses_bodies_that_do_not_match_the_model()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls(Start),
            ""","requestValidatorId":"@validator@","requestModels":{"application/json":"Dragon"},"requestParameters":{"method.request.header.X-Who":true,"method.request.querystring.q":false}""",
            async register =>
            {
                await register("Model", "Dragon", """{"restApiId":"@api@","name":"Dragon","contentType":"application/json","schema":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}}""");
                await register("GatewayResponse", "bad", """
                    {"restApiId":"@api@","responseType":"BAD_REQUEST_BODY","statusCode":"422","responseParameters":{"gatewayresponse.header.X-Stage":"context.stage","gatewayresponse.header.X-Fixed":"'yes'","gatewayresponse.header.X-Path":"method.request.header.X-Who"},
                     "responseTemplates":{"application/json":"{\"message\":$context.error.messageString,\"type\":\"$context.error.responseType\",\"errors\":\"$context.error.validationErrorString\"}"}}
                    """);
                var id = await register("RequestValidator", "all", """{"restApiId":"@api@","validateRequestBody":true,"validateRequestParameters":true}""");
                return new() { ["validator"] = id.Split('|')[1] };
            });

        (await yard.PostAsync("""{"name":"x"}""")).ShouldBe((400, """{"message": "Missing required request parameters: [X-Who]"}"""));
        yard.Http.DefaultRequestHeaders.Add("X-Who", "me");
        using var content = new StringContent("""{"name":1}""", Encoding.UTF8, "application/json");
        using var response = await yard.Http.PostAsync(new Uri("/dev/dragons", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(422);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"message":"Invalid request body","type":"BAD_REQUEST_BODY","errors":"[instance type (integer) does not match any allowed primitive type (allowed: [\"string\"])]"}""");
        response.Headers.GetValues("X-Stage").ShouldBe(["dev"]);
        response.Headers.GetValues("X-Fixed").ShouldBe(["yes"]);
        response.Headers.GetValues("X-Path").ShouldBe(["me"]);
        (await yard.PostAsync("""{"name":"x"}""")).Status.ShouldBe(200);
        yard.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_body_that_does_not_match_is_refused_in_AWS_s_words_and_the_terminal_tells_why()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls(Start),
            ""","requestValidatorId":"@validator@","requestModels":{"$default":"Dragon"}""",
            async register =>
            {
                await register("Model", "Dragon", """{"restApiId":"@api@","name":"Dragon","schema":"{\"required\":[\"name\"]}"}""");
                var id = await register("RequestValidator", "body", """{"restApiId":"@api@","validateRequestBody":true}""");
                return new() { ["validator"] = id.Split('|')[1] };
            });

        (await yard.PostAsync("{}")).ShouldBe((400, """{"message": "Invalid request body"}"""));
        (await yard.PostAsync("{oops", "text/plain")).ShouldBe((400, """{"message": "Invalid request body"}"""));
        yard.Terminal.Lines.First().ShouldContain("""400 in """);
        yard.Terminal.Lines.First().ShouldEndWith(""": [object has missing required properties (["name"])]""");
        yard.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Missing", 404, """{"error":"StateMachineDoesNotExist"}""")]
    [InlineData("Secret", 400, "AccessDeniedException")]
    public async Task Answers_become_responses_by_their_status(string machine, int expected, string body)
    {
        await using var yard = await RestApiYard.StartAsync([("dragons", "POST", Calls(Start.Replace("Dragons", machine == "Missing" ? "DragonsMissing" : machine, StringComparison.Ordinal), more: """
            "integrationResponses":[
              {"statusCode":"200","selectionPattern":"2\\d{2}"},
              {"statusCode":"400","selectionPattern":"4\\d{2}","responseTemplates":{"application/json":"#if($input.path('$.__type') == 'StateMachineDoesNotExist')#set($context.responseOverride.status = 404){\"error\":\"$input.path('$.__type')\"}#{else}$input.path('$.__type')#end"}}]
            """), "")]);

        (await yard.PostAsync("{}")).ShouldBe((expected, body));
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith("REST API: POST ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Response_templates_and_parameters_make_the_response()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls(Start, "StartSyncExecution", """
                "integrationResponses":[{"statusCode":"200",
                  "responseParameters":{"method.response.header.X-Arn":"integration.response.body.executionArn","method.response.header.X-Fixed":"'*'","method.response.header.X-Request":"context.httpMethod","method.response.header.X-Table":"stageVariables.table","method.response.header.X-None":"integration.response.header.None"},
                  "responseTemplates":{"application/json":"#set($context.responseOverride.header.X-Own = $input.params('q')){\"status\": \"$input.path('$.status')\"}","application/xml":"<ok>$input.path('$.status')</ok>"}}]
                """),
            ""","methodResponses":[{"statusCode":"200","responseParameters":{"method.response.header.X-Arn":true,"method.response.header.X-Fixed":true,"method.response.header.X-Request":true,"method.response.header.X-Table":true,"method.response.header.X-None":true}}]""",
            stage: ""","variables":{"table":"T"}""");
        yard.Answer = _ => Task.FromResult("""{"status":"SUCCEEDED","executionArn":"arn:x"}""");
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await yard.Http.PostAsync(new Uri("/dev/dragons?q=a%0Ab", UriKind.Relative), content);

        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"status": "SUCCEEDED"}""");
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        response.Headers.GetValues("X-Arn").ShouldBe(["arn:x"]);
        response.Headers.GetValues("X-Fixed").ShouldBe(["*"]);
        response.Headers.GetValues("X-Request").ShouldBe(["POST"]);
        response.Headers.GetValues("X-Table").ShouldBe(["T"]);
        response.Headers.GetValues("X-Own").ShouldBe(["a?b"]);
        response.Headers.Contains("X-None").ShouldBeFalse();

        yard.Http.DefaultRequestHeaders.Accept.ParseAdd("application/xml");
        (await yard.PostAsync("{}")).Body.ShouldBe("<ok>SUCCEEDED</ok>");
    }

    [Fact]
    public async Task A_template_that_fails_is_an_internal_error_and_the_terminal_shows_its_line()
    {
        await using var yard = await RestApiYard.StartAsync(Calls("{\n  \"input\": \"$input.path('$.name').substring(9)\"\n}"));

        (await yard.PostAsync("""{"name":"short"}""")).ShouldBe((500, InternalServerError));

        var line = yard.Terminal.Lines.ShouldHaveSingleItem();
        line.ShouldContain(": the request template for application/json failed at line 2, column ");
        line.ShouldEndWith("substring() failed: begin 9, end 5, length 5\n\"input\": \"$input.path('$.name').substring(9)\"");
    }

    [Fact]
    public async Task A_body_that_the_template_can_not_read_is_refused()
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));

        (await yard.PostAsync("{a")).ShouldBe((400, """{"message": "Could not process payloadnet.minidev.json.parser.ParseException: Unexpected End Of File position 1: null"}"""));
    }

    [Fact]
    public async Task A_template_that_makes_no_JSON_is_refused_by_the_service()
    {
        await using var yard = await RestApiYard.StartAsync(Calls("""{"input": '$input.path('$.name')'}"""));

        var (status, body) = await yard.PostAsync("""{"name":"x"}""");

        status.ShouldBe(400);
        body.ShouldContain("SerializationException");
    }

    [Fact]
    public async Task A_role_that_does_not_trust_API_Gateway_is_an_internal_error()
    {
        await using var yard = await RestApiYard.StartAsync([("dragons", "POST", Calls(Start), "")], trusted: "states.amazonaws.com");

        (await yard.PostAsync("{}")).ShouldBe((500, InternalServerError));
        yard.Asked.ShouldBeEmpty();
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith("IAM: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_integration_that_takes_longer_than_29_seconds_times_out()
    {
        var time = new VirtualTime();
        await using var yard = await RestApiYard.StartAsync(Calls(Start), time: time);
        yard.Answer = _ => new TaskCompletionSource<string>().Task;
        var start = time.GetUtcNow();

        var answer = await time.EndAsync(yard.PostAsync("{}"), 29);

        answer.ShouldBe((504, """{"message": "Endpoint request timed out"}"""));
        (time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(29));
    }

    [Fact]
    public async Task A_body_over_10_MB_is_refused()
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));

        (await yard.PostAsync(new string(' ', (10 * 1024 * 1024) + 1))).ShouldBe((413, """{"message": "HTTP content length exceeded 10485760 bytes."}"""));
    }

    [Fact]
    public async Task Requests_over_the_limit_of_a_method_are_throttled()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls(Start),
            stage: ""","methodSettings":[{"httpMethod":"*","resourcePath":"/*","throttlingRateLimit":1000,"throttlingBurstLimit":1000},{"httpMethod":"POST","resourcePath":"/~1dragons","throttlingRateLimit":0.001,"throttlingBurstLimit":2}]""",
            time: new VirtualTime());

        (await yard.PostAsync("{}")).Status.ShouldBe(200);
        (await yard.PostAsync("{}")).Status.ShouldBe(200);
        (await yard.PostAsync("{}")).ShouldBe((429, """{"message": "Too Many Requests"}"""));
    }

    [Fact]
    public async Task Each_request_is_logged_in_the_stage_s_format()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls(Start),
            stage: ""","accessLogSetting":{"destinationArn":"arn:aws:logs:us-east-1:123456789012:log-group:/api","format":"$context.httpMethod $context.resourcePath $context.status $context.responseLength $context.integration.status $context.error.message \"$context.identity.userAgent\" $context.path $context.stage."}""");
        yard.Http.DefaultRequestHeaders.UserAgent.ParseAdd("test/1.0");

        await yard.PostAsync("{}");
        await yard.PostAsync("{}", "text/plain");

        yard.Logged.ShouldBe([
            "/api dev POST /dragons 200 95 200 - \"test/1.0\" /dev/dragons dev.",
            "/api dev POST /dragons 415 37 - Unsupported Media Type \"test/1.0\" /dev/dragons dev."]);
    }

    [Theory]
    [InlineData("{\"statusCode\": 200}", 200, "ok")]
    [InlineData("{statusCode: 404}", 404, "")]
    [InlineData("{\"statusCode\": 500}", 500, InternalServerError)]
    [InlineData("{}", 500, InternalServerError)]
    public async Task A_mock_answers_with_the_response_that_its_template_names(string template, int expected, string body)
    {
        await using var yard = await RestApiYard.StartAsync("""
            {"type":"MOCK","requestTemplates":{"application/json":TEMPLATE},
             "integrationResponses":[{"statusCode":"200","selectionPattern":"200","responseTemplates":{"application/json":"ok"}},{"statusCode":"404","selectionPattern":"4.."}]}
            """.Replace("TEMPLATE", JsonSerializer.Serialize(template), StringComparison.Ordinal));

        (await yard.PostAsync("{}")).ShouldBe((expected, body));
    }

    [Fact]
    public async Task Binary_bodies_become_base64_where_the_API_says_so()
    {
        await using var yard = await RestApiYard.StartAsync(
            Calls("""{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Dragons","input":"{\"data\":\"$input.body\"}"}""").Replace("application/json", "image/png", StringComparison.Ordinal)[..^1] + ""","contentHandling":"CONVERT_TO_TEXT"}""",
            api: ""","binaryMediaTypes":["image/png"]""");
        using var content = new ByteArrayContent([0xFF, 0x00, 0x80]);
        content.Headers.ContentType = new("image/png");
        using var response = await yard.Http.PostAsync(new Uri("/dev/dragons", UriKind.Relative), content);

        yard.AskedOnce.GetProperty("input").GetString().ShouldBe("""{"data":"/wCA"}""");
    }

    [Fact]
    public async Task Templates_see_the_headers_that_API_Gateway_adds_and_the_context()
    {
        await using var yard = await RestApiYard.StartAsync(Calls("""
            {"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Dragons","name":"$context.requestId","traceHeader":"$input.params('X-Amzn-Trace-Id')","input":"$context.identity.sourceIp $input.params().header.get('X-Forwarded-Proto') $context.apiId $context.accountId $context.protocol $context.domainPrefix"}
            """));

        await yard.PostAsync("{}");

        yard.AskedOnce.GetProperty("traceHeader").GetString()!.ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$");
        yard.AskedOnce.GetProperty("name").GetString()!.Length.ShouldBe(36);
        yard.AskedOnce.GetProperty("input").GetString()!.ShouldMatch("^127.0.0.1 http [0-9a-f]{10} 123456789012 HTTP/1.1 127$");
    }

    [Fact]
    public async Task Another_host_is_forbidden()
    {
        await using var yard = await RestApiYard.StartAsync(Calls(Start));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/dragons") { Headers = { Host = "evil.example" } };
        using var response = await yard.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"message":"Forbidden"}""");
    }

    [Theory]
    [InlineData("""{"type":"HTTP_PROXY","uri":"https://example.org"}""", "", "'type' of the integration is HTTP_PROXY; AWS and MOCK run here.")]
    [InlineData("""{"type":"AWS","uri":"arn:aws:apigateway:us-east-1:states:action/Nothing","integrationHttpMethod":"POST","credentials":"arn:aws:iam::123456789012:role/api"}""", "", "states has no such operation here")]
    [InlineData("""{"type":"AWS","uri":"arn:aws:apigateway:us-east-1:states:action/StartExecution","integrationHttpMethod":"POST"}""", "", "'credentials' is missing")]
    [InlineData("""{"type":"MOCK","requestTemplates":{"application/json":"#if(true)\n"}}""", "", "'requestTemplates' has a template for application/json that can't be read: line 2, column 1: the #end of #if is missing.")]
    [InlineData("""{"type":"MOCK","integrationResponses":[{"statusCode":"200"},{"statusCode":"201"}]}""", "", "one can be the default")]
    [InlineData("""{"type":"MOCK","integrationResponses":[{"statusCode":"200","selectionPattern":"("}]}""", "", "'selectionPattern' is (, which is no regular expression")]
    [InlineData("""{"type":"MOCK","integrationResponses":[{"statusCode":"400"}]}""", ""","methodResponses":[{"statusCode":"200"}]""", "'integrationResponses' has 400, which 'methodResponses' does not declare")]
    [InlineData("""{"type":"MOCK","integrationResponses":[{"statusCode":"200","responseParameters":{"method.response.header.X":"'y'"}}]}""", "", "Invalid mapping expression parameter specified: method.response.header.X")]
    [InlineData("""{"type":"MOCK"}""", ""","requestModels":{"application/json":"None"}""", "None for application/json, which is no model of the API")]
    [InlineData("""{"type":"MOCK"}""", ""","authorizationType":"AWS_IAM" """, "only NONE runs here")]
    public async Task A_mistake_in_a_method_is_told_before_anything_runs(string integration, string more, string problem)
    {
        var mistake = await Should.ThrowAsync<ProvisioningException>(() => RestApiYard.StartAsync(integration, more));

        mistake.Message.ShouldContain(problem);
    }
}
