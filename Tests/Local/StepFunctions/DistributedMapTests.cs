using System.Text.Json;
using Pulumi.AwsNative.Iam.Inputs;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.S3;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.XRay;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class DistributedMapTests
{
    private const string Definition = """
        {"StartAt":"Map","States":{"Map":{"Type":"Map",
         "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"hoard","Key.$":"$.key"},"ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"}},
         "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Each","States":{"Each":{"Type":"Pass","End":true}}},
         "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"hoard","Prefix":"results"}},"End":true}}}
        """;

    [Fact]
    public async Task Items_come_from_a_bucket_and_results_go_to_it()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("dragons.csv", "name,gold\nAtlas,1\nHenry,2\n");

        var ended = await cloud.RunAsync("keeper", """{"key":"dragons.csv"}""");

        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.ToString());
        var details = JsonElement.Parse(ended.GetProperty("output").GetString()!).GetProperty("ResultWriterDetails");
        var manifest = JsonElement.Parse(await cloud.GetAsync(details.GetProperty("Key").GetString()!));
        var results = JsonElement.Parse(await cloud.GetAsync(manifest.GetProperty("ResultFiles").GetProperty("SUCCEEDED")[0].GetProperty("Key").GetString()!));
        results.EnumerateArray().Select(result => result.GetProperty("Output").GetString()).ShouldBe(["""{"name":"Atlas","gold":"1"}""", """{"name":"Henry","gold":"2"}"""]);
    }

    [Theory]
    [InlineData("keeper", "none.csv", "States.ItemReaderFailed", "The specified key does not exist. (Service: S3, Status Code: 404, Request ID: ")]
    [InlineData("stranger", "dragons.csv", "States.ItemReaderFailed", "is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::hoard/dragons.csv")]
    [InlineData("idler", "dragons.csv", "States.Permissions", "is not authorized to perform: states:StartExecution on resource: arn:aws:states:us-east-1:123456789012:stateMachine:idler")]
    public async Task The_state_machines_role_decides_what_is_read_and_started(string role, string key, string error, string cause)
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("dragons.csv", "name\nAtlas\n");

        var ended = await cloud.RunAsync(role, $$"""{"key":"{{key}}"}""");

        ended.GetProperty("error").GetString().ShouldBe(error);
        ended.GetProperty("cause").GetString()!.ShouldContain(cause);
    }

    [Fact]
    public async Task A_key_that_S3_does_not_take_fails_the_run()
    {
        await using var cloud = await Cloud.StartAsync();

        var ended = await cloud.RunAsync("keeper", $$"""{"key":"{{new string('k', 1025)}}"}""");

        ended.GetProperty("error").GetString().ShouldBe("States.ItemReaderFailed");
        ended.GetProperty("cause").GetString()!.ShouldStartWith("Your key is too long (Service: S3, Status Code: 400, ");
    }

    /// <summary>A yard with S3, Step Functions and three roles, of which one may do all that the definition needs.</summary>
    private sealed class Cloud(Yard yard) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();

        public static async Task<Cloud> StartAsync()
        {
            var cloud = new Cloud(await Yard.StartAsync(Yards.Options() with
            {
                Services = yard =>
                {
                    yard.AddIam();
                    yard.AddS3();
                    yard.AddStepFunctions(yard.AddCloudWatchLogs(), yard.AddXRay());
                },
                Program = PulumiPrograms.Of<Roles>(),
            }));
            await cloud.PutAsync("", "");
            return cloud;
        }

        public async Task PutAsync(string key, string content) =>
            (await SendAsync(HttpMethod.Put, key, new StringContent(content))).EnsureSuccessStatusCode().Dispose();

        public async Task<string> GetAsync(string key)
        {
            using var answer = await SendAsync(HttpMethod.Get, key, null);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }

        public async Task<JsonElement> RunAsync(string role, string input)
        {
            var machine = await CallAsync("CreateStateMachine", new { name = role, definition = Definition, roleArn = $"arn:aws:iam::123456789012:role/{role}" });
            var started = await CallAsync("StartExecution", new { stateMachineArn = machine.GetProperty("stateMachineArn").GetString(), input });
            JsonElement described;
            while ((described = await CallAsync("DescribeExecution", new { executionArn = started.GetProperty("executionArn").GetString() })).GetProperty("status").GetString() == "RUNNING")
            {
                await Task.Yield();
            }

            return described;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await yard.DisposeAsync();
        }

        private Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, HttpContent? content)
        {
            var message = new HttpRequestMessage(method, new Uri(yard.AwsEndpoint, $"hoard/{key}")) { Content = content };
            message.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/s3/aws4_request");
            return _http.SendAsync(message);
        }

        private async Task<JsonElement> CallAsync(string operation, object request)
        {
            using var answer = await _http.SendAwsJsonAsync(yard.AwsEndpoint, $"AWSStepFunctions.{operation}", request);
            return await answer.AcceptedAsync();
        }
    }

    private sealed class Roles : Pulumi.Stack
    {
        public Roles()
        {
            Create("keeper", ("states:StartExecution", "arn:aws:states:us-east-1:123456789012:stateMachine:keeper"), ("s3:*", "*"));
            Create("stranger", ("states:StartExecution", "*"));
            Create("idler", ("s3:*", "*"));
        }

        private static void Create(string name, params (string Action, string Resource)[] statements) => _ = new Pulumi.AwsNative.Iam.Role(name, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = Document(new Dictionary<string, object> { ["Effect"] = "Allow", ["Principal"] = new Dictionary<string, object> { ["Service"] = "states.amazonaws.com" }, ["Action"] = "sts:AssumeRole" }),
            Policies =
            {
                new RolePolicyArgs
                {
                    PolicyName = "all",
                    PolicyDocument = Document([.. statements.Select(statement => new Dictionary<string, object> { ["Effect"] = "Allow", ["Action"] = statement.Action, ["Resource"] = statement.Resource })]),
                },
            },
        });

        private static Dictionary<string, object> Document(params Dictionary<string, object>[] statements) =>
            new() { ["Version"] = "2012-10-17", ["Statement"] = statements };
    }
}
