using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Components;
using Stepyard.Local.Provisioning;
using Stepyard.Mapping.Templates;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Tests.Definitions;

/// <summary>The templates of the REST API's routes, with answers of Step Functions that a running stack hardly gives.</summary>
public sealed class RestTemplateTests
{
    private const string Json = "application/json";

    private static readonly ImmutableDictionary<string, RestMapping> Mappings = RestMapping.ReadAll(Repository.Find().Definitions);

    [Theory]
    [InlineData("InvalidExecutionInput", "no JSON", 400, "no JSON")]
    [InlineData("com.amazonaws.swf.service.v2.model#InvalidExecutionInput", "it's \"no\" JSON", 400, "it's \"no\" JSON")]
    [InlineData("ThrottlingException", "Rate exceeded", 503, "There is too much to do at the moment. Try again in a second.")]
    [InlineData("com.amazonaws.swf.service.v2.model#ExecutionLimitExceeded", "m", 503, "There is too much to do at the moment. Try again in a second.")]
    [InlineData("AccessDeniedException", "User: arn:aws:sts::123456789012:assumed-role/r is not authorized", null, "The workflow can't be reached.")]
    [InlineData("StateMachineDoesNotExist", "State Machine Does Not Exist: 'arn:aws:states:…'", null, "The workflow can't be reached.")]
    public void What_Step_Functions_refuses_is_told_as_far_as_it_is_the_clients_business(string type, string message, int? status, string told)
    {
        var (body, overridden) = Map(Mappings["pizza"].Refusals[Json], JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = type, ["message"] = message }));

        JsonElement.Parse(body).GetProperty("message").GetString().ShouldBe(told);
        overridden["status"].ShouldBe(status is null ? null : (long)status);
        ((VelocityMap)overridden["header"]!).ContainsKey("Retry-After").ShouldBe(status == 503);
    }

    [Theory]
    [InlineData("ExecutionDoesNotExist", 404)]
    [InlineData("com.amazonaws.swf.service.v2.model#InvalidArn", 404)]
    [InlineData("AccessDeniedException", null)]
    public void Only_a_report_that_there_is_none_of_is_not_found(string type, int? status) =>
        Map(Mappings["dragon-report"].Refusals[Json], $$"""{"__type":"{{type}}","message":"m"}""").Overridden["status"].ShouldBe(status is null ? null : (long)status);

    [Theory]
    [InlineData("""{"name":"n","status":"RUNNING","startDate":1.5}""", """{"executionName":"n","status":"RUNNING","startDate":1.5}""")]
    [InlineData("""{"name":"n","status":"SUCCEEDED","startDate":1.5,"stopDate":2,"output":"{\"a\":\"it's \\\"b\\\"\"}"}""", """{"executionName":"n","status":"SUCCEEDED","startDate":1.5,"stopDate":2,"output":{"a":"it's \"b\""}}""")]
    [InlineData("""{"name":"n","status":"FAILED","startDate":1.5,"stopDate":2,"error":"E","cause":"a \"cause\""}""", """{"executionName":"n","status":"FAILED","startDate":1.5,"stopDate":2,"error":"E","cause":"a \"cause\""}""")]
    [InlineData("""{"name":"n","status":"ABORTED","startDate":1.5,"stopDate":2}""", """{"executionName":"n","status":"ABORTED","startDate":1.5,"stopDate":2,"error":"","cause":""}""")]
    public void A_report_tells_how_far_it_is(string execution, string report)
    {
        var (body, _) = Map(Mappings["dragon-report"].Responses[Json], execution);

        JsonElement.DeepEquals(JsonElement.Parse(body), JsonElement.Parse(report)).ShouldBeTrue(body);
    }

    private static (string Body, VelocityMap Overridden) Map(string template, string answer)
    {
        var overridden = new VelocityMap { ["header"] = new VelocityMap(), ["status"] = null };
        var none = new Dictionary<string, string>();
        var body = MappingTemplate.Parse(template).Render(new Payload(answer, whenEmpty: ""), new(none, none, none), new() { ["responseOverride"] = overridden }, []);
        return (body, overridden);
    }
}
