using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.ApiGateway;

public sealed class GatewayTests
{
    private static readonly (string, string, string)[] PizzaRoute = [("POST /pizza", HttpApiYard.Sync, HttpApiYard.Pizza)];

    [Fact]
    public async Task A_route_starts_its_state_machine_with_the_body_and_answers_what_it_answers()
    {
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute);
        using var content = new StringContent("""{"flavour":"Hawaii é ' \" @@"}""");

        using var response = await yard.Http.PostAsync(new Uri("/pizza", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.GetValues("Apigw-Requestid").ShouldHaveSingleItem().ShouldMatch("^[A-Za-z0-9+/]{15}=$");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"status":"SUCCEEDED"}""");
        yard.StateMachines.Asked.ShouldHaveSingleItem().ShouldBe("""StartSyncExecution Pizza {"flavour":"Hawaii é ' \" @@"}""");
        yard.Terminal.Lines.ShouldHaveSingleItem().ShouldStartWith("HTTP API: POST /pizza 200 in ");
    }

    [Theory]
    [InlineData("GET", "/pizza")]
    [InlineData("POST", "/pizza/")]
    [InlineData("POST", "/nowhere")]
    [InlineData("OPTIONS", "/pizza")]
    public async Task An_unknown_route_is_not_found(string method, string path)
    {
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute);
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await yard.Http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(404);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"message":"Not Found"}""");
    }

    [Theory]
    [InlineData("localhost:8080", 200)]
    [InlineData("orders.localhost", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("evil.example", 403)]
    [InlineData("localhost.evil.example:8080", 403)]
    public async Task An_API_answers_to_names_of_this_machine_alone(string host, int status)
    {
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pizza") { Content = new StringContent("{}") };
        request.Headers.Host = host;

        using var response = await yard.Http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 403)
        {
            (await response.Content.ReadAsStringAsync()).ShouldBe("""{"message":"Forbidden"}""");
            yard.StateMachines.Asked.ShouldBeEmpty();
            yard.Terminal.Lines.ShouldHaveSingleItem().ShouldStartWith($"HTTP API: POST /pizza 403: the Host is '{host}', which is no name of this machine");
        }
    }

    [Fact]
    public async Task Parameters_come_from_every_part_of_the_request()
    {
        await using var yard = await HttpApiYard.StartAsync(
        [
            ("POST /orders/{id}", "StepFunctions-StartExecution", """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Order","Input":"$request.body.order","Name":"$request.path.id"}"""),
            ("DELETE /orders", "StepFunctions-StopExecution", """{"ExecutionArn":"$request.querystring.execution","Error":"Cancelled","Cause":"$request.header.x-reason"}"""),
        ]);
        await yard.PostAsync("/orders/o-17", """{"order":{"flavour":"plain"}}""");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/orders?execution=arn:aws:states:us-east-1:123456789012:execution:Order:o-17");
        delete.Headers.Add("X-Reason", "changed my mind");
        using var _ = await yard.Http.SendAsync(delete);

        yard.StateMachines.Asked.ShouldBe(["""StartExecution Order {"flavour":"plain"} o-17""", "StopExecution o-17 Cancelled/changed my mind"]);
    }

    [Fact]
    public async Task What_Step_Functions_refuses_reaches_the_client_in_its_words()
    {
        await using var yard = await HttpApiYard.StartAsync(
        [
            ("POST /missing", HttpApiYard.Sync, """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:missing"}"""),
            ("POST /secret", HttpApiYard.Sync, """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Secret"}"""),
        ]);

        (await yard.PostAsync("/missing", "{}")).ShouldBe((400, """{"__type":"StateMachineDoesNotExist","message":"State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:missing'"}"""));
        var (status, body) = await yard.PostAsync("/secret", "{}");
        status.ShouldBe(400);
        body.ShouldStartWith("""{"__type":"AccessDeniedException","message":"User: arn:aws:sts::123456789012:assumed-role/route/""");
    }

    [Fact]
    public async Task A_role_that_does_not_trust_API_Gateway_is_an_internal_error_to_the_client_and_advice_to_the_developer()
    {
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute, trusted: "lambda.amazonaws.com");

        (await yard.PostAsync("/pizza", "{}")).ShouldBe((500, """{"message":"Internal Server Error"}"""));
        yard.Terminal.Lines.ShouldContain(line => line.Contains("add to its trust policy"));
        yard.StateMachines.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_waits_for_thirty_seconds_and_no_longer()
    {
        var time = new VirtualTime();
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute, time: time);
        yard.StateMachines.Answer = _ => new TaskCompletionSource<string>().Task;
        var start = time.GetUtcNow();

        var answer = await time.EndAsync(yard.PostAsync("/pizza", "{}"), 30);

        answer.ShouldBe((503, """{"message":"Service Unavailable"}"""));
        (time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task More_than_the_burst_is_refused_for_each_route_by_itself()
    {
        await using var yard = await HttpApiYard.StartAsync(
            [.. PizzaRoute, ("POST /other", HttpApiYard.Sync, HttpApiYard.Pizza)],
            stage: ""","defaultRouteSettings":{"throttlingRateLimit":0.001,"throttlingBurstLimit":2},"routeSettings":{"POST /other":{"throttlingBurstLimit":1}}""");

        var statuses = new List<int>();
        foreach (var path in new[] { "/pizza", "/pizza", "/pizza", "/other", "/other" })
        {
            statuses.Add((await yard.PostAsync(path, "{}")).Status);
        }

        statuses.ShouldBe([200, 200, 429, 200, 429]);
        (await yard.PostAsync("/pizza", "{}")).Body.ShouldBe("""{"message":"Too Many Requests"}""");
    }

    [Fact]
    public async Task A_body_beyond_ten_megabytes_is_refused()
    {
        await using var yard = await HttpApiYard.StartAsync(PizzaRoute);

        (await yard.PostAsync("/pizza", new string(' ', 10 * 1024 * 1024))).Status.ShouldBe(200);
        (await yard.PostAsync("/pizza", new string(' ', (10 * 1024 * 1024) + 1))).ShouldBe((413, """{"message":"Request Entity Too Large"}"""));
    }

    [Fact]
    public async Task A_browser_is_told_what_it_may_do_before_and_after()
    {
        await using var yard = await HttpApiYard.StartAsync(
            PizzaRoute,
            api: ""","corsConfiguration":{"allowOrigins":["https://pizza.example"],"allowMethods":["POST","OPTIONS"],"allowHeaders":["content-type"],"exposeHeaders":["date"],"maxAge":300}""");
        using var preflight = await SendAsync(HttpMethod.Options, "https://pizza.example", isPreflight: true);
        using var real = await SendAsync(HttpMethod.Post, "https://pizza.example", isPreflight: false);
        using var other = await SendAsync(HttpMethod.Options, "https://evil.example", isPreflight: true);

        ((int)preflight.StatusCode).ShouldBe(204);
        Cors(preflight).ShouldBe("access-control-allow-headers=content-type access-control-allow-methods=POST,OPTIONS access-control-allow-origin=https://pizza.example access-control-max-age=300");
        Cors(real).ShouldBe("access-control-allow-origin=https://pizza.example access-control-expose-headers=date");
        ((int)other.StatusCode).ShouldBe(204);
        Cors(other).ShouldBeEmpty();

        Task<HttpResponseMessage> SendAsync(HttpMethod method, string origin, bool isPreflight)
        {
            var request = new HttpRequestMessage(method, "/pizza");
            request.Headers.Add("Origin", origin);
            if (isPreflight)
            {
                request.Headers.Add("Access-Control-Request-Method", "POST");
            }

            return yard.Http.SendAsync(request);
        }

        static string Cors(HttpResponseMessage response) => string.Join(' ', response.Headers
            .Where(header => header.Key.StartsWith("access-control", StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Key.ToLowerInvariant()}={string.Join(',', header.Value)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_request_is_logged_in_the_stages_format()
    {
        await using var yard = await HttpApiYard.StartAsync(
            PizzaRoute,
            stage: ""","accessLogSettings":{"destinationArn":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/test","format":"$context.httpMethod $context.path $context.routeKey $context.status $context.responseLength $context.identity.userAgent $context.integrationErrorMessage $context.authorizer.claims"}""");
        yard.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "a\"b");
        await yard.PostAsync("/pizza", "{}");
        await yard.PostAsync("/no", "{}");
        await yard.DisposeAsync();

        yard.Logged.ShouldBe(["""/aws/apigateway/test POST /pizza POST /pizza 200 22 a\"b - -""", """/aws/apigateway/test POST /no - 404 23 a\"b - -"""]);
    }

    [Theory]
    [InlineData("StepFunctions-Describe", HttpApiYard.Pizza, "", "AWS_PROXY runs with one of StepFunctions-StartExecution")]
    [InlineData(HttpApiYard.Sync, """{"Input":"$request.body"}""", "", "'requestParameters' lacks StateMachineArn")]
    [InlineData(HttpApiYard.Sync, """{"StateMachineArn":"a","Inptu":"b"}""", "", "'requestParameters' has Inptu; allowed are")]
    [InlineData(HttpApiYard.Sync, """{"StateMachineArn":"a","Input":"$request.bdy"}""", "", "Input is $request.bdy, which is no selection expression")]
    [InlineData(HttpApiYard.Sync, HttpApiYard.Pizza, ""","timeoutInMillis":60000""", "'timeoutInMillis' is 60000; allowed is 50 to 30000")]
    public async Task An_integration_that_AWS_would_refuse_is_refused(string subtype, string parameters, string further, string problem) =>
        (await Should.ThrowAsync<ProvisioningException>(() => HttpApiYard.StartAsync([("POST /pizza", subtype, parameters)], integration: further)))
            .Message.ShouldContain(problem);

    [Fact]
    public async Task The_same_route_twice_is_refused() =>
        (await Should.ThrowAsync<ProvisioningException>(() => HttpApiYard.StartAsync([.. PizzaRoute, .. PizzaRoute])))
            .Message.ShouldContain("Route with key POST /pizza already exists");
}
