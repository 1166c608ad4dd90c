using System.Text.Json;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;
using Stepyard.Local.XRay;
using Stepyard.Tests.Local.Lambda;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>AWS SDK integrations of services that speak REST: what goes where in the request is the model's to say.</summary>
public sealed class SdkRestTaskTests
{
    private const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:bake";

    [Fact]
    public async Task A_part_of_the_path_a_parameter_of_the_query_and_a_body_are_members_like_others()
    {
        await using var yard = await StartAsync();

        var listed = await SucceedAsync(yard, "lambda:listFunctions", """{"MaxItems":1}""");
        var found = await SucceedAsync(yard, "lambda:getFunction", $$"""{"FunctionName":"{{FunctionArn}}"}""");
        var added = await SucceedAsync(yard, "lambda:addPermission", """{"FunctionName":"bake","StatementId":"news","Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com"}""");
        var policy = await SucceedAsync(yard, "lambda:getPolicy", """{"FunctionName":"bake"}""");
        (await SucceedAsync(yard, "lambda:removePermission", """{"FunctionName":"bake","StatementId":"news"}""")).GetRawText().ShouldBe("{}");

        listed.GetProperty("Functions").EnumerateArray().ShouldHaveSingleItem().GetProperty("FunctionArn").GetString().ShouldBe(FunctionArn);
        found.GetProperty("Configuration").GetProperty("FunctionName").GetString().ShouldBe("bake");
        found.EnumerateObject().Select(member => member.Name).ShouldBe(["Code", "Configuration"]);
        added.GetProperty("Statement").GetString().ShouldNotBeNull().ShouldContain("sns.amazonaws.com");
        policy.GetProperty("Policy").GetString().ShouldNotBeNull().ShouldContain("\"Sid\":\"news\"");
    }

    [Fact]
    public async Task Traces_are_sent_and_found()
    {
        await using var yard = await StartAsync();
        const string Id = "1-67cf0000-000000000000000000000001";

        var sent = await SucceedAsync(yard, "xray:putTraceSegments", $$"""{"TraceSegmentDocuments":[{"trace_id":"{{Id}}","id":"0000000000000001","name":"oven","start_time":1767225600,"end_time":1767225601}]}""");
        var found = await SucceedAsync(yard, "xray:getTraceSummaries", """{"StartTime":"2020-01-01T00:00:00Z","EndTime":"2120-01-01T00:00:00Z"}""");

        sent.GetRawText().ShouldBe("""{"UnprocessedTraceSegments":[]}""");
        found.GetProperty("TraceSummaries").EnumerateArray().ShouldHaveSingleItem().GetProperty("Id").GetString().ShouldBe(Id);
    }

    [Theory]
    [InlineData("lambda:getFunction", """{"FunctionName":"none"}""", "Lambda.ResourceNotFoundException", "Function not found: arn:aws:lambda:us-east-1:123456789012:function:none (Service: Lambda, Status Code: 404, Request ID: ")]
    [InlineData("lambda:getFunction", "{}", "Lambda.LambdaException", "The parameter 'FunctionName' is missing, which is a part of the address GET /2015-03-31/functions/{FunctionName}. (Service: Lambda, Status Code: 400, Request ID: ")]
    [InlineData("xray:getTraceSummaries", "{}", "XRay.InvalidRequestException", "StartTime is required: seconds since 1970 (Service: XRay, Status Code: 400, Request ID: ")]
    [InlineData("lambda:createFunction", """{"FunctionName":"new"}""", "States.Runtime", "No service of this yard answers the resource 'arn:aws:states:::aws-sdk:lambda:createFunction'.")]
    public async Task An_error_has_the_name_of_the_exception_and_the_words_of_the_SDK(string action, string parameters, string error, string cause)
    {
        await using var yard = await StartAsync();

        var ended = await RunAsync(yard, action, parameters);

        (ended.GetProperty("error").GetString(), ended.GetProperty("cause").GetString()![..cause.Length]).ShouldBe((error, cause));
    }

    private static Task<StatesYard> StartAsync() => StatesYard.StartAsync(
        new YardOptions { Time = PatientTime.Instance },
        services =>
        {
            services.AccessControl.Put(new(
                "function",
                FunctionYard.RoleArn,
                PolicyDocument.ParseTrust("trust", """{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}"""),
                []));
            services.AddLambda(services.AddCloudWatchLogs(), services.AddXRay());
        },
        StatesYard.Resource("aws:lambda/function:Function", "bake", [
            ("name", "bake"), ("handler", $"Stepyard.Tests::{typeof(TestFunctions).FullName}::Echo"), ("runtime", "dotnet10"), ("role", FunctionYard.RoleArn), ("code", new FileArchive(AppContext.BaseDirectory))]));

    private static async Task<JsonElement> RunAsync(StatesYard yard, string action, string parameters)
    {
        var definition = $$"""{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:{{action}}","Parameters":{{parameters}},"End":true} } }""";
        return await yard.RunAsync(await yard.CreateAsync(definition, name: action.Replace(':', '-')));
    }

    private static async Task<JsonElement> SucceedAsync(StatesYard yard, string action, string parameters)
    {
        var ended = await RunAsync(yard, action, parameters);
        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.GetRawText());
        return JsonElement.Parse(ended.GetProperty("output").GetString()!);
    }
}
