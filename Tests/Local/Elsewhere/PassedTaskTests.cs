using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sqs;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Elsewhere;

/// <summary>Tasks that call services which others on this machine answer: <c>--aws-endpoint</c>.</summary>
public sealed class PassedTaskTests
{
    private const string JobName = """{"JobName":"j"}""";

    [Fact]
    public async Task AWS_JSON_has_the_operation_in_a_header_and_bytes_in_base64()
    {
        await using var server = await RecordingServer.StartAsync("""{"ShardId":"s","SequenceNumber":"1","New":1}""");
        await using var yard = await StartAsync(("kinesis", server.Url));

        var output = await SucceedAsync(yard, "aws-sdk:kinesis:putRecord", """{"StreamName":"orders","PartitionKey":"k","Data":{"pizza":1}}""");

        output.ShouldBe("""{"New":1,"SequenceNumber":"1","ShardId":"s"}""");
        var (path, headers, body) = server.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /");
        body.ShouldBe("""{"StreamName":"orders","PartitionKey":"k","Data":"eyJwaXp6YSI6MX0="}""");
        headers["X-Amz-Target"].ToString().ShouldBe("Kinesis_20131202.PutRecord");
        headers["Content-Type"].ToString().ShouldBe("application/x-amz-json-1.1");
        headers["Authorization"].ToString().ShouldMatch("^AWS4-HMAC-SHA256 Credential=123456789012/20\\d{6}/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0{64}$");
    }

    [Theory]
    [InlineData("ecs:runTask", """{"TaskDefinition":"t","Overrides":{"ContainerOverrides":[{"Name":"c","Command":["a"]}]}}""",
        """{"taskDefinition":"t","overrides":{"containerOverrides":[{"name":"c","command":["a"]}]}}""",
        """{"tasks":[{"taskArn":"a","createdAt":1.5,"startedAt":null,"version":2}]}""",
        """{"Tasks":[{"CreatedAt":"1970-01-01T00:00:01.500Z","TaskArn":"a","Version":2}]}""")]
    [InlineData("glue:getTable", """{"DatabaseName":"d","Name":"n","QueryAsOfTime":"2026-01-01T00:00:00Z"}""",
        """{"DatabaseName":"d","Name":"n","QueryAsOfTime":1767225600}""",
        """{"Table":{"Name":"n","Parameters":{"lower":"kept"}}}""",
        """{"Table":{"Name":"n","Parameters":{"lower":"kept"}}}""")]
    [InlineData("kms:encrypt", """{"KeyId":"k","Plaintext":"secret"}""",
        """{"KeyId":"k","Plaintext":"c2VjcmV0"}""",
        """{"CiphertextBlob":"/w==","KeyId":"k"}""",
        """{"CiphertextBlob":"/w==","KeyId":"k"}""")]
    [InlineData("eventbridge:putEvents", """{"Entries":[{"Source":"s","Detail":{"a":1},"DetailType":null}]}""",
        """{"Entries":[{"Source":"s","Detail":"{\"a\":1}","DetailType":null}]}""",
        """{"FailedEntryCount":0,"Entries":[{"EventId":"e"}]}""",
        """{"Entries":[{"EventId":"e"}],"FailedEntryCount":0}""")]
    public async Task Members_have_the_names_and_types_of_the_wire(string action, string parameters, string sent, string answer, string output)
    {
        await using var server = await RecordingServer.StartAsync(answer);
        await using var yard = await StartAsync((action.Split(':')[0], server.Url));

        (await SucceedAsync(yard, $"aws-sdk:{action}", parameters)).ShouldBe(output);
        server.Asked.ShouldHaveSingleItem().Body.ShouldBe(sent);
    }

    [Fact]
    public async Task REST_has_members_in_the_address_the_headers_and_the_body()
    {
        await using var server = await RecordingServer.StartAsync("""{"ScheduleArn":"arn"}""");
        await using var yard = await StartAsync(("scheduler", server.Url));

        await SucceedAsync(yard, "aws-sdk:scheduler:createSchedule", """{"Name":"every day/night","ScheduleExpression":"rate(1 day)","StartDate":"2026-01-01T00:00:00Z","Target":{"Arn":"a","Input":{"x":1}}}""");
        await SucceedAsync(yard, "aws-sdk:scheduler:listSchedules", """{"GroupName":"g&h","MaxResults":5}""", "second");

        server.Asked.Select(asked => asked.Path).ShouldBe(["POST /schedules/every%20day%2Fnight", "GET /schedules?ScheduleGroup=g%26h&MaxResults=5"]);
        server.Asked.First().Body.ShouldBe("""{"ScheduleExpression":"rate(1 day)","StartDate":1767225600,"Target":{"Arn":"a","Input":"{\"x\":1}"}}""");
    }

    [Fact]
    public async Task REST_has_a_member_that_is_the_whole_body()
    {
        await using var server = await RecordingServer.StartAsync("pong", 200, ("x-Amzn-Invoked-Production-Variant", "v1"), ("Content-Type", "text/plain"));
        await using var yard = await StartAsync(("sagemakerruntime", server.Url));

        var output = await SucceedAsync(yard, "aws-sdk:sagemakerruntime:invokeEndpoint", """{"EndpointName":"e","Body":"ping","ContentType":"text/plain","TargetModel":"m"}""");

        output.ShouldBe("""{"Body":"pong","ContentType":"text/plain","InvokedProductionVariant":"v1"}""");
        var (path, headers, body) = server.Asked.ShouldHaveSingleItem();
        path.ShouldBe("POST /endpoints/e/invocations");
        body.ShouldBe("ping");
        headers["X-Amzn-SageMaker-Target-Model"].ToString().ShouldBe("m");
        headers["Content-Type"].ToString().ShouldBe("text/plain");
    }

    [Fact]
    public async Task A_part_of_the_address_that_is_missing_is_asked_for()
    {
        await using var server = await RecordingServer.StartAsync("{}");
        await using var yard = await StartAsync(("scheduler", server.Url));

        await FailAsync(yard, "aws-sdk:scheduler:getSchedule", "{}", "Scheduler.ValidationException", "The parameter 'Name' is missing, which is a part of the address GET /schedules/{Name}.");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_is_a_form_and_its_answer_XML()
    {
        await using var server = await RecordingServer.StartAsync(
            """<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendEmailResult><MessageId>m-1</MessageId></SendEmailResult></SendEmailResponse>""");
        await using var yard = await StartAsync(("ses", server.Url));

        var output = await SucceedAsync(yard, "aws-sdk:ses:sendEmail", """{"Source":"a@b","Destination":{"ToAddresses":["c@d","e@f"]},"Message":{"Subject":{"Data":"hi & lo"}}}""");

        output.ShouldBe("""{"MessageId":"m-1"}""");
        var asked = server.Asked.ShouldHaveSingleItem();
        asked.Body.ShouldBe("Action=SendEmail&Version=2010-12-01&Source=a%40b&Destination.ToAddresses.member.1=c%40d&Destination.ToAddresses.member.2=e%40f&Message.Subject.Data=hi+%26+lo");
        asked.Headers["Authorization"].ToString().ShouldContain("/us-east-1/ses/aws4_request");
    }

    [Fact]
    public async Task A_list_in_XML_is_a_list()
    {
        await using var server = await RecordingServer.StartAsync(
            """<ListIdentitiesResponse xmlns="u"><ListIdentitiesResult><Identities><member>a@b</member><member>c@d</member></Identities></ListIdentitiesResult></ListIdentitiesResponse>""");
        await using var yard = await StartAsync(("ses", server.Url));

        (await SucceedAsync(yard, "aws-sdk:ses:listIdentities", "{}")).ShouldBe("""{"Identities":["a@b","c@d"]}""");
    }

    [Fact]
    public async Task An_optimized_integration_shows_the_response_of_the_SDK()
    {
        await using var server = await RecordingServer.StartAsync("""{"JobRunId":"jr"}""", 200, ("Content-Type", "application/x-amz-json-1.1"));
        await using var yard = await StartAsync(("glue", server.Url));

        var output = JsonElement.Parse(await SucceedAsync(yard, "glue:startJobRun", """{"JobName":"j","Arguments":{"--k":"v"}}"""));

        output.GetProperty("JobRunId").GetString().ShouldBe("jr");
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpStatusCode").GetInt32().ShouldBe(200);
        server.Asked.ShouldHaveSingleItem().Body.ShouldBe("""{"JobName":"j","Arguments":{"--k":"v"}}""");
    }

    [Theory]
    [InlineData("aws-sdk:kinesis:putRecord", 400, """{"__type":"com.amazonaws.kinesis#ResourceNotFoundException","message":"No stream"}""", "Kinesis.ResourceNotFoundException", "No stream (Service: Kinesis, Status Code: 400, Request ID: ")]
    [InlineData("aws-sdk:kinesis:putRecord", 400, """{"__type":"UnheardOf","Message":"What"}""", "Kinesis.KinesisException", "What (Service: Kinesis, Status Code: 400, Request ID: ")]
    [InlineData("aws-sdk:kinesis:putRecord", 500, "oops", "Kinesis.KinesisException", "oops (Service: Kinesis, Status Code: 500, Request ID: ")]
    [InlineData("aws-sdk:ses:sendEmail", 400, "<ErrorResponse><Error><Code>MessageRejected</Code><Message>No</Message></Error></ErrorResponse>", "Ses.MessageRejectedException", "No (Service: Ses, Status Code: 400, Request ID: ")]
    [InlineData("glue:startJobRun", 400, """{"__type":"EntityNotFoundException","Message":"No job"}""", "Glue.EntityNotFoundException", "No job (Service: Glue; Status Code: 400; Error Code: EntityNotFoundException; Request ID: ")]
    [InlineData("aws-sdk:kinesis:putRecord", 200, "<html>", "Kinesis.SdkClientException", "Unable to unmarshall response. The answer is not JSON: ")]
    public async Task What_goes_wrong_there_is_an_error_by_the_name_of_the_SDK(string resource, int status, string answer, string error, string cause)
    {
        await using var server = await RecordingServer.StartAsync(answer, status);
        await using var yard = await StartAsync(("kinesis", server.Url), ("ses", server.Url), ("glue", server.Url));

        await FailAsync(yard, resource, resource.StartsWith("glue", StringComparison.Ordinal) ? JobName : "{}", error, cause);
    }

    [Fact]
    public async Task The_name_of_an_error_may_be_in_a_header()
    {
        await using var server = await RecordingServer.StartAsync("""{"message":"No schedule"}""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException:http://x"));
        await using var yard = await StartAsync(("scheduler", server.Url));

        await FailAsync(yard, "aws-sdk:scheduler:getSchedule", """{"Name":"n"}""", "Scheduler.ResourceNotFoundException", "No schedule (Service: Scheduler, Status Code: 404, Request ID: ");
    }

    [Fact]
    public async Task A_server_that_nobody_listens_at_is_an_error_of_the_SDK()
    {
        await using var yard = await StartAsync(("kinesis", new("http://127.0.0.1:1")));

        await FailAsync(yard, "aws-sdk:kinesis:listStreams", "{}", "Kinesis.SdkClientException", "Unable to execute HTTP request: Connection refused");
    }

    [Theory]
    [InlineData("arn:aws:kinesis:us-east-1:123456789012:stream/orders", "kinesis:PutRecord", null)]
    [InlineData("*", "kinesis:Get*", "User: arn:aws:sts::123456789012:assumed-role/caller/")]
    public async Task A_role_needs_the_action_on_some_resource(string resource, string action, string? cause)
    {
        await using var server = await RecordingServer.StartAsync("{}");
        await using var yard = await StartAsync(
            [("kinesis", server.Url)],
            Inputs.Resource("aws-native:iam:Role", "caller", $$$"""
                {"roleName":"caller","assumeRolePolicyDocument":{"Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                 "policies":[{"policyName":"p","policyDocument":{"Statement":[{"Effect":"Allow","Action":"{{{action}}}","Resource":"{{{resource}}}"}]} }]}
                """));
        const string Role = "arn:aws:iam::123456789012:role/caller";

        if (cause is null)
        {
            await SucceedAsync(yard, "aws-sdk:kinesis:putRecord", "{}", role: Role);
            return;
        }

        await FailAsync(yard, "aws-sdk:kinesis:putRecord", "{}", "Kinesis.AccessDeniedException", cause, Role);
        server.Asked.ShouldBeEmpty();
        yard.Lines.ShouldContain(line => line.Contains("role caller may not kinesis:PutRecord on *"));
    }

    [Theory]
    [InlineData("aws-sdk:kinesis:putRecord", " A server on this machine that speaks the API of Kinesis can answer it: --aws-endpoint kinesis=http://127.0.0.1:PORT.")]
    [InlineData("glue:startJobRun", " A server on this machine that speaks the API of Glue can answer it: --aws-endpoint glue=http://127.0.0.1:PORT.")]
    [InlineData("glue:startJobRun.sync", " Jobs can't be waited for at another server: call glue:startJobRun, and ask for the job's state with aws-sdk:glue.")]
    [InlineData("aws-sdk:kinesis:bake", " 'bake' is no operation of Kinesis that could be passed on to another server.")]
    [InlineData("aws-sdk:honeycode:getScreenData", " The API of 'honeycode' is not known here, so its calls can't be passed on to another server.")]
    public async Task A_service_that_nobody_answers_says_what_would(string resource, string advice)
    {
        await using var yard = await StartAsync([]);

        var ended = await RunAsync(yard, resource, resource.StartsWith("glue", StringComparison.Ordinal) ? JobName : "{}");

        ended.GetProperty("error").GetString().ShouldBe("States.Runtime");
        ended.GetProperty("cause").GetString()!.ShouldStartWith($"No service of this yard answers the resource 'arn:aws:states:::{resource}'. It has: ");
        ended.GetProperty("cause").GetString()!.ShouldEndWith(advice);
    }

    [Theory]
    [InlineData("kinesis", "http://example.com", "--aws-endpoint is kinesis=http://example.com/; it has to be a URL of this machine, such as kinesis=http://127.0.0.1:4567")]
    [InlineData("sfn", "http://127.0.0.1:1", "--aws-endpoint is sfn=http://127.0.0.1:1/, and sfn is a service that Local answers itself.")]
    [InlineData("sqs", "http://127.0.0.1:1", "--aws-endpoint is sqs=http://127.0.0.1:1/, and sqs is a service that Local answers itself.")]
    public async Task An_endpoint_that_can_not_be_is_refused(string service, string url, string message) =>
        (await Should.ThrowAsync<ProvisioningException>(() => StartAsync((service, new(url))))).Message.ShouldStartWith(message);

    private static Task<StatesYard> StartAsync(params (string Service, Uri Url)[] endpoints) => StartAsync(endpoints, []);

    private static Task<StatesYard> StartAsync((string Service, Uri Url)[] endpoints, params MockResourceArgs[] resources) => StatesYard.StartAsync(
        new YardOptions { AwsEndpoints = endpoints.ToDictionary(endpoint => endpoint.Service, endpoint => endpoint.Url) },
        services => services.AddSqs(),
        resources);

    private static async Task<JsonElement> RunAsync(StatesYard yard, string resource, string parameters, string name = "caller", string role = StatesYard.UnknownRole)
    {
        var definition = $$"""{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::{{resource}}","Parameters":{{parameters}},"End":true} } }""";
        var machine = await yard.CallAsync("CreateStateMachine", new { name, definition, roleArn = role });
        return await yard.RunAsync(machine.GetProperty("stateMachineArn").GetString()!);
    }

    private static async Task<string> SucceedAsync(StatesYard yard, string resource, string parameters, string name = "caller", string role = StatesYard.UnknownRole)
    {
        var ended = await RunAsync(yard, resource, parameters, name, role);
        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.GetRawText());
        return ended.GetProperty("output").GetString()!;
    }

    private static async Task FailAsync(StatesYard yard, string resource, string parameters, string error, string cause, string role = StatesYard.UnknownRole)
    {
        var ended = await RunAsync(yard, resource, parameters, role: role);
        ended.GetProperty("error").GetString().ShouldBe(error, ended.GetRawText());
        ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
    }
}
