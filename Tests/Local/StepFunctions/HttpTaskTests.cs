using System.Text;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.EventBridge.Connections;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions.Http;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>HTTP Tasks: <c>arn:aws:states:::http:invoke</c>.</summary>
public sealed class HttpTaskTests
{
    private const string ApiKey = """{"name":"shop","authorizationType":"API_KEY","authParameters":{"apiKeyAuthParameters":{"apiKeyName":"X-Key","apiKeyValue":"hush"}}}""";

    [Fact]
    public async Task An_API_is_called_and_its_answer_is_the_output()
    {
        await using var api = await RecordingServer.StartAsync("""{"price":1.5}""", 201, ("Content-Type", "application/json"), ("X-Oven", "hot"));
        await using var yard = await HttpYard.StartAsync(ApiKey);

        var output = await yard.SucceedAsync($$"""{"ApiEndpoint":"{{api.Url}}orders","Method":"POST","Headers":{"X-Mode":"fast"},"QueryParameters":{"size":"l g","n":2},"RequestBody":{"flavour":"plain"},"InvocationConfig":{"ConnectionArn":"{{yard.Connection}}"} }""");

        var (path, headers, body) = api.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /orders?size=l%20g&n=2");
        body.ShouldBe("""{"flavour":"plain"}""");
        headers["X-Mode"].ToString().ShouldBe("fast");
        headers["X-Key"].ToString().ShouldBe("hush");
        headers["User-Agent"].ToString().ShouldBe("Amazon|StepFunctions|HttpInvoke|us-east-1");
        headers["Range"].ToString().ShouldBe("bytes=0-262144");
        headers["Content-Type"].ToString().ShouldBe("application/json; charset=UTF-8");
        headers["Host"].ToString().ShouldBe(api.Url.Authority);
        output.EnumerateObject().Select(member => member.Name).ShouldBe(["Headers", "ResponseBody", "StatusCode", "StatusText"]);
        output.GetProperty("ResponseBody").GetRawText().ShouldBe("""{"price":1.5}""");
        output.GetProperty("StatusCode").GetInt32().ShouldBe(201);
        output.GetProperty("StatusText").GetString().ShouldBe("Created");
        output.GetProperty("Headers").GetProperty("X-Oven").GetRawText().ShouldBe("""["hot"]""");
        output.GetProperty("Headers").GetProperty("Content-Type").GetRawText().ShouldBe("""["application/json"]""");
    }

    [Theory]
    [InlineData("text/plain", "12", "\"12\"")]
    [InlineData("application/problem+json; charset=utf-8", "[12]", "[12]")]
    [InlineData("application/json", "{oops", "\"{oops\"")]
    public async Task A_body_is_JSON_where_its_type_says_so(string type, string answer, string body)
    {
        await using var api = await RecordingServer.StartAsync(answer, 200, ("Content-Type", type));
        await using var yard = await HttpYard.StartAsync(ApiKey);

        (await yard.SucceedAsync(yard.Get(api.Url))).GetProperty("ResponseBody").GetRawText().ShouldBe(body);
    }

    [Fact]
    public async Task An_answer_without_a_body_has_none_in_the_output()
    {
        await using var api = await RecordingServer.StartAsync("", 204);
        await using var yard = await HttpYard.StartAsync(ApiKey);

        (await yard.SucceedAsync(yard.Get(api.Url))).EnumerateObject().Select(member => member.Name).ShouldBe(["Headers", "StatusCode", "StatusText"]);
    }

    [Theory]
    [InlineData("\"ArrayFormat\":\"INDICES\"", "tags%5B0%5D=a&tags%5B1%5D=b%26c&meta%5Bk%20ey%5D=v&n=1.5&none=")]
    [InlineData("\"ArrayFormat\":\"REPEAT\"", "tags=a&tags=b%26c&meta%5Bk%20ey%5D=v&n=1.5&none=")]
    [InlineData("\"ArrayFormat\":\"COMMAS\"", "tags=a%2Cb%26c&meta%5Bk%20ey%5D=v&n=1.5&none=")]
    [InlineData("\"ArrayFormat\":\"BRACKETS\"", "tags%5B%5D=a&tags%5B%5D=b%26c&meta%5Bk%20ey%5D=v&n=1.5&none=")]
    [InlineData("", "tags%5B0%5D=a&tags%5B1%5D=b%26c&meta%5Bk%20ey%5D=v&n=1.5&none=")]
    public async Task A_body_is_sent_as_a_form_where_it_is_to_be(string format, string sent)
    {
        await using var api = await RecordingServer.StartAsync("1");
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.SucceedAsync($$"""{"ApiEndpoint":"{{api.Url}}","Method":"PUT","Headers":{"content-type":"application/x-www-form-urlencoded"},"RequestBody":{"tags":["a","b&c"],"meta":{"k ey":"v"},"n":1.5,"none":null},"Transform":{"RequestBodyEncoding":"URL_ENCODED","RequestEncodingOptions":{{{format}}} },"Authentication":{"ConnectionArn":"{{yard.Connection}}"} }""");

        api.Asked.ShouldHaveSingleItem().Body.ShouldBe(sent);
        api.Asked.First().Headers["Content-Type"].ToString().ShouldBe("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task What_the_connection_adds_wins_over_the_definition()
    {
        await using var api = await RecordingServer.StartAsync("1");
        await using var yard = await HttpYard.StartAsync("""
            {"name":"shop","authorizationType":"BASIC","authParameters":{"basicAuthParameters":{"username":"ada","password":"löve"},"invocationHttpParameters":{
              "headerParameters":[{"key":"header-param","value":"connection"}],
              "queryStringParameters":[{"key":"q","value":"connection"},{"key":"more","value":"1"}],
              "bodyParameters":[{"key":"BodyParam","value":"connection"}]} } }
            """);

        await yard.SucceedAsync($$"""{"ApiEndpoint":"{{api.Url}}?fixed=1","Method":"POST","Headers":{"Header-Param":"definition","X-List":["a","b"]},"QueryParameters":{"q":"definition","list":["x","y"]},"RequestBody":{"BodyParam":"definition","Job":"baker"},"InvocationConfig":{"ConnectionArn":"{{yard.Connection}}"} }""");

        var (path, headers, body) = api.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /?fixed=1&q=connection&list=x&list=y&more=1");
        body.ShouldBe("""{"BodyParam":"connection","Job":"baker"}""");
        headers["Header-Param"].ToString().ShouldBe("connection");
        headers["X-List"].ToString().ShouldBe("a, b");
        headers["Authorization"].ToString().ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:löve")));
    }

    [Theory]
    [InlineData(404, "States.Http.StatusCode.404", "Not Found")]
    [InlineData(503, "States.Http.StatusCode.503", "Service Unavailable")]
    [InlineData(302, "States.Http.StatusCode.302", "Found")]
    public async Task Any_status_but_2xx_is_an_error_of_its_own(int status, string error, string cause)
    {
        await using var api = await RecordingServer.StartAsync("no", status, ("Location", "/elsewhere"));
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.FailAsync(yard.Get(api.Url), error, cause);
        api.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_API_that_nobody_listens_at_is_an_error_of_the_socket()
    {
        using var silent = new SilentPort();
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.FailAsync(yard.Get(silent.Url), "States.Http.Socket", "Connection refused");
    }

    [Fact]
    public async Task An_API_has_60_seconds_to_answer()
    {
        var asked = new TaskCompletionSource();
        await using var api = await RecordingServer.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var time = new VirtualTime();
        await using var yard = await HttpYard.StartAsync(ApiKey, time: time);

        var execution = await yard.StartExecutionAsync(yard.Get(api.Url));
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(60));

        var ended = await yard.States.EndAsync(execution);
        ended.GetProperty("error").GetString().ShouldBe("States.Http.Socket");
        ended.GetProperty("cause").GetString().ShouldBe($"GET {api.Url} was not answered within 60 seconds.");
    }

    [Theory]
    [InlineData("application/octet-stream", "States.Runtime", "Unsupported response content-type 'application/octet-stream'.")]
    [InlineData("image/png", "States.Runtime", "Unsupported response content-type 'image/png'.")]
    [InlineData("text/plain", "States.Runtime", "The response body is not text in UTF-8.")]
    public async Task A_response_that_is_no_text_is_refused(string type, string error, string cause)
    {
        await using var api = await RecordingServer.StartAsync(async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(new byte[] { 0xFF, 0xFE, 0xC3 });
        });
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.FailAsync(yard.Get(api.Url), error, cause);
    }

    [Theory]
    [InlineData(262_200)]
    [InlineData(1_000_000)]
    public async Task A_response_over_256_KiB_is_refused_for_its_size(int size)
    {
        await using var api = await RecordingServer.StartAsync(new string('a', size));
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.FailAsync(yard.Get(api.Url), "States.DataLimitExceeded", "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    [Theory]
    [InlineData(""" "Method":"GET" """, "\"ApiEndpoint\" is missing")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1" """, "\"Method\" is missing: GET, POST, ")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"TRACE" """, "\"Method\" is 'TRACE'; allowed is GET, POST, ")]
    [InlineData(""" "ApiEndpoint":"ftp://127.0.0.1","Method":"GET" """, "\"ApiEndpoint\" is 'ftp://127.0.0.1', which is not a URL")]
    [InlineData(""" "ApiEndpoint":"https://api.example.com/x","Method":"GET" """, "\"ApiEndpoint\" is 'https://api.example.com/x', and HTTP Tasks of this yard call APIs on this machine only")]
    [InlineData(""" "ApiEndpoint":"http://192.168.1.7/","Method":"GET" """, "\"ApiEndpoint\" is 'http://192.168.1.7/', and HTTP Tasks of this yard call APIs on this machine only")]
    [InlineData(""" "ApiEndpoint":"http://localhost.example.com/","Method":"GET" """, "\"ApiEndpoint\" is 'http://localhost.example.com/', and HTTP Tasks of this yard")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Headers":{"authorization":"x"} """, "The header 'authorization' is not allowed in the definition of an HTTP Task.")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Headers":{"X-Amz-Date":"x"} """, "The header 'X-Amz-Date' is not allowed")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Headers":{"x":"a\r\nb: c"} """, "The header 'x' has characters that no header may have.")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Headers":{"x":{"y":1}} """, "The header 'x' is {\"y\":1}, where a string or an array of strings is expected.")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","QueryParameters":"x" """, "\"QueryParameters\" is \"x\", where an object is expected.")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Transform":{"RequestBodyEncoding":"XML"} """, "\"RequestBodyEncoding\" is 'XML'; allowed is NONE or URL_ENCODED.")]
    [InlineData(""" "ApiEndpoint":"http://127.0.0.1:1","Method":"GET","Authentication":{"ConnectionArn":"a"} """, "One of \"InvocationConfig\" and \"Authentication\" has to name")]
    public async Task What_can_not_be_asked_says_why(string parameters, string cause)
    {
        await using var yard = await HttpYard.StartAsync(ApiKey);
        await yard.FailAsync($$"""{ {{parameters}},"InvocationConfig":{"ConnectionArn":"{{yard.Connection}}"} }""", "States.Runtime", cause);
    }

    [Fact]
    public async Task A_connection_that_does_not_exist_is_an_error_of_the_connection()
    {
        await using var yard = await HttpYard.StartAsync(ApiKey);

        await yard.FailAsync(
            """{"ApiEndpoint":"http://127.0.0.1:1","Method":"GET","InvocationConfig":{"ConnectionArn":"arn:aws:events:us-east-1:123456789012:connection/none/1"}}""",
            "Events.ConnectionResource.ResourceNotFound",
            "Connection 'arn:aws:events:us-east-1:123456789012:connection/none/1' does not exist.");
    }

    [Theory]
    [InlineData("GET", "http://127.0.0.1:1/orders/*", "events:*", "States.Http.Socket", "Connection refused")]
    [InlineData("POST", "http://127.0.0.1:1/orders/*", "events:*", "States.Http.AccessDenied", "AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint http://127.0.0.1:1/orders/17.")]
    [InlineData("GET", "http://127.0.0.1:1/menu/*", "events:*", "States.Http.AccessDenied", "AWS Step Functions is not authorized")]
    [InlineData("GET", "http://127.0.0.1:1/orders/*", "events:PutRule", "Events.ConnectionResource.AccessDenied", "User: arn:aws:sts::123456789012:assumed-role/caller/")]
    public async Task A_role_calls_what_its_policies_allow(string method, string endpoint, string events, string error, string cause)
    {
        await using var yard = await HttpYard.StartAsync(ApiKey, $$$"""
            [
              {"Effect":"Allow","Action":"states:InvokeHTTPEndpoint","Resource":"arn:aws:states:us-east-1:123456789012:stateMachine:caller",
               "Condition":{"StringEquals":{"states:HTTPMethod":"{{{method}}}"},"StringLike":{"states:HTTPEndpoint":"{{{endpoint}}}"} } },
              {"Effect":"Allow","Action":"{{{events}}}","Resource":"*"},
              {"Effect":"Allow","Action":"secretsmanager:*","Resource":"arn:aws:secretsmanager:*:*:secret:events!connection/*"}
            ]
            """);

        await yard.FailAsync(yard.Get(new("http://127.0.0.1:1/orders/17")), error, cause);
        if (error == "States.Http.AccessDenied")
        {
            var (key, actual) = method == "GET" ? ("states:HTTPEndpoint", "http://127.0.0.1:1/orders/17") : ("states:HTTPMethod", "GET");
            yard.States.Lines.ShouldContain(line => line.Contains($"role caller may not states:InvokeHTTPEndpoint on arn:aws:states:us-east-1:123456789012:stateMachine:caller here: {key} is {actual}, its policy wants "));
        }
    }

    [Theory]
    [InlineData("""{"authorizationType":"OAUTH_CLIENT_CREDENTIALS"}""", "'authorizationType' is OAUTH_CLIENT_CREDENTIALS; allowed here is API_KEY or BASIC")]
    [InlineData("""{"authorizationType":"BASIC","authParameters":{"basicAuthParameters":{"username":"ada"}}}""", "'password' is required in 'authParameters', as a string.")]
    public async Task A_connection_that_can_not_be_used_stops_the_stack(string inputs, string mistake) =>
        (await Should.ThrowAsync<ProvisioningException>(() => HttpYard.StartAsync(inputs))).Message.ShouldContain(mistake);

    // A yard with one connection, and one state machine that a test has call an API.
    [Theory]
    [InlineData(false, "?q=1", "[X-Mode: fast, User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144]", """{"flavour":"plain"}""")]
    [InlineData(true, "?q=1&token=hush", "[X-Mode: fast, X-Key: hush, User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144]", """{"flavour":"plain","user":"hush"}""")]
    public async Task A_traced_test_shows_request_and_response_and_secrets_if_asked_to(bool revealSecrets, string query, string headers, string body)
    {
        await using var api = await RecordingServer.StartAsync("""{"price": 1.5}""", 201, ("Content-Type", "application/json"));
        await using var yard = await HttpYard.StartAsync("""
            {"name":"shop","authorizationType":"API_KEY","authParameters":{
             "apiKeyAuthParameters":{"apiKeyName":"X-Key","apiKeyValue":"hush"},
             "invocationHttpParameters":{"queryStringParameters":[{"key":"token","value":"hush"}],"bodyParameters":[{"key":"user","value":"hush"}]}}}
            """);

        var inspected = (await yard.TestAsync(api.Url, "TRACE", revealSecrets)).GetProperty("inspectionData");

        api.Asked.ShouldHaveSingleItem().Path.ShouldBe("POST /?q=1&token=hush");
        var request = inspected.GetProperty("request");
        request.GetProperty("protocol").GetString().ShouldBe("http");
        request.GetProperty("method").GetString().ShouldBe("POST");
        request.GetProperty("url").GetString().ShouldBe($"{api.Url}{query}");
        request.GetProperty("headers").GetString().ShouldBe(headers);
        request.GetProperty("body").GetString().ShouldBe(body);
        var response = inspected.GetProperty("response");
        response.GetProperty("protocol").GetString().ShouldBe("http");
        response.GetProperty("statusCode").GetString().ShouldBe("201");
        response.GetProperty("statusMessage").GetString().ShouldBe("Created");
        response.GetProperty("headers").GetString().ShouldNotBeNull().ShouldContain("Content-Type: application/json");
        response.GetProperty("body").GetString().ShouldBe("""{"price": 1.5}""");
    }

    [Fact]
    public async Task A_traced_test_shows_the_response_that_is_an_error()
    {
        await using var api = await RecordingServer.StartAsync("no oven", 503);
        await using var yard = await HttpYard.StartAsync(ApiKey);

        var test = await yard.TestAsync(api.Url, "TRACE");

        test.GetProperty("error").GetString().ShouldBe("States.Http.StatusCode.503");
        test.GetProperty("inspectionData").GetProperty("response").GetProperty("body").GetString().ShouldBe("no oven");
    }

    [Fact]
    public async Task A_test_below_TRACE_shows_neither_request_nor_response()
    {
        await using var api = await RecordingServer.StartAsync("1");
        await using var yard = await HttpYard.StartAsync(ApiKey);

        (await yard.TestAsync(api.Url, "DEBUG")).GetProperty("inspectionData").EnumerateObject().Select(member => member.Name)
            .ShouldNotContain(name => name == "request" || name == "response");
    }

    private sealed class HttpYard : IAsyncDisposable
    {
        private string _role = StatesYard.UnknownRole;

        public required StatesYard States { get; init; }

        public string Connection { get; } = $"arn:aws:events:us-east-1:123456789012:connection/shop/{new Guid(Convert.FromHexString(Inputs.Request("aws-native:events:Connection", "shop", "{}").StableId(32)))}";

        /// <param name="connection">The inputs of the connection.</param>
        /// <param name="statements">What the state machine's role may do; everything unless given.</param>
        /// <param name="time">The clock.</param>
        public static async Task<HttpYard> StartAsync(string connection, string? statements = null, TimeProvider? time = null)
        {
            MockResourceArgs[] resources =
            [
                Inputs.Resource("aws-native:events:Connection", "shop", connection),
                Inputs.Resource("aws-native:iam:Role", "caller", $$$"""
                    {"roleName":"caller","assumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                     "policies":[{"policyName":"p","policyDocument":{"Statement":{{{statements ?? "[]"}}} } }]}
                    """),
            ];
            var states = await StatesYard.StartAsync(
                new YardOptions { Time = time ?? PatientTime.Instance },
                services => services.AddHttpTasks(services.AddConnections()),
                resources);
            return new() { States = states, _role = statements is null ? StatesYard.UnknownRole : "arn:aws:iam::123456789012:role/caller" };
        }

        public string Get(Uri endpoint) => $$"""{"ApiEndpoint":"{{endpoint}}","Method":"GET","InvocationConfig":{"ConnectionArn":"{{Connection}}"} }""";

        public async Task<JsonElement> SucceedAsync(string parameters)
        {
            var ended = await States.EndAsync(await StartExecutionAsync(parameters));
            ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.GetRawText());
            return JsonElement.Parse(ended.GetProperty("output").GetString()!);
        }

        public async Task FailAsync(string parameters, string error, string cause)
        {
            var ended = await States.EndAsync(await StartExecutionAsync(parameters));
            ended.GetProperty("error").GetString().ShouldBe(error, ended.GetRawText());
            ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
        }

        public async Task<string> StartExecutionAsync(string parameters)
        {
            var definition = $$"""{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{{parameters}},"End":true} } }""";
            var machine = await States.CallAsync("CreateStateMachine", new { name = "caller", definition, roleArn = _role });
            var started = await States.CallAsync("StartExecution", new { stateMachineArn = machine.GetProperty("stateMachineArn").GetString() });
            return started.GetProperty("executionArn").GetString()!;
        }

        /// <summary>Tests a state that sends a body, a header and a query to an API.</summary>
        public Task<JsonElement> TestAsync(Uri api, string inspectionLevel, bool revealSecrets = false) => States.CallAsync("TestState", new
        {
            definition = $$"""
                {"Type":"Task","Resource":"arn:aws:states:::http:invoke","End":true,"Parameters":{"ApiEndpoint":"{{api}}","Method":"POST",
                 "Headers":{"X-Mode":"fast"},"QueryParameters":{"q":1},"RequestBody":{"flavour":"plain"},"InvocationConfig":{"ConnectionArn":"{{Connection}}"} } }
                """,
            roleArn = _role,
            inspectionLevel,
            revealSecrets,
        });

        public ValueTask DisposeAsync() => States.DisposeAsync();
    }
}
