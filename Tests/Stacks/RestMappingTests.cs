using Stepyard.Components;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Stacks;

/// <summary>What a route of the REST API maps with is checked while the program runs, as definitions are.</summary>
public sealed class RestMappingTests : IDisposable
{
    private const string Deployment = "aws-native:apigateway:Deployment";

    private readonly DefinitionFolder _definitions = new();

    public void Dispose() => _definitions.Dispose();

    [Fact]
    public async Task Every_mistake_in_every_template_and_model_is_reported_at_once_with_file_place_and_what_is_allowed()
    {
        Write("first.request.vtl", "{\n  #if($input.path('$.a')) {}\n");
        Write("first.response.vtl", "$utl.escapeJavaScript(\"x\") $input.jsn('$') $util.escapeJavascript('x')");
        Write("second.request.vtl", "#set($name = $input.path('$.name['))\n$stateMachineArn $name $nmae $!quiet");
        Write("second.response.vtl", "$stateMachineArn");
        Write("second.schema.json", """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}""");
        Write("third.schema.json", """{"type":"object","properties":{"name":{"type":"text"}}}""");
        Write("third.schema.jsn", "{}");
        Write("fourth.schema.json", """{"required": ["a",]}""");

        var message = (await Should.ThrowAsync<Exception>(RunAsync)).Message;

        message.ShouldContain("problems in the mappings of the REST API:");
        message.ShouldContain("first.request.vtl(2,29) the #end of #if is missing.");
        message.ShouldContain("first.response.vtl(1,1) $utl has no value; allowed: $context, $input, $stageVariables, $util; did you mean $util?");
        message.ShouldContain("first.response.vtl(1,28) $input has no jsn; allowed: body, getBody, json, params, path; did you mean json?");
        message.ShouldContain("did you mean escapeJavaScript?");
        message.ShouldContain("second.request.vtl(1,14) Invalid JsonPath '$.name['");
        message.ShouldContain("second.request.vtl(2,24) $nmae has no value; allowed: $context, $input, $name, $stageVariables, $stateMachineArn, $util; did you mean $name?");
        message.ShouldNotContain("quiet");
        message.ShouldContain("second.response.vtl(1,1) $stateMachineArn has no value");
        message.ShouldContain("second.schema.json: #: \"$schema\" is https://json-schema.org/draft/2020-12/schema; allowed: http://json-schema.org/draft-04/schema#");
        message.ShouldContain("third.schema.json: #/properties/name: ");
        message.ShouldContain("third.schema.jsn: this is no file of a route; allowed: third.schema.json, third.request.vtl, ");
        message.ShouldContain("third.request.vtl: there is no such file; a route needs a request, a response and a refusal");
        message.ShouldContain("fourth.schema.json: (1,");
    }

    [Fact]
    public void A_reference_within_a_text_in_quotes_is_checked_too()
    {
        Write("quoted.request.vtl", "\n#set($text = \"a $missing b\")$text");
        Write("quoted.response.vtl", "{}");

        Should.Throw<Exception>(() => RestMapping.ReadAll(_definitions.Path)).Message.ShouldContain("quoted.request.vtl(2,17) $missing has no value");
    }

    [Fact]
    public async Task A_route_without_files_says_which_there_are()
    {
        File.Delete(PathOf("webhook.request.vtl"));
        File.Delete(PathOf("webhook.response.vtl"));
        File.Delete(PathOf("webhook.refusal.vtl"));

        (await Should.ThrowAsync<Exception>(RunAsync)).Message
            .ShouldContain("The route 'webhook' has no files webhook.request.vtl and webhook.response.vtl in definitions/rest/; there are those of: approval, approve, dragon-report, dragons, pizza, reject.");
    }

    [Fact]
    public async Task A_page_without_its_file_says_where_it_belongs()
    {
        File.Delete(PathOf("approval.page.vtl"));

        (await Should.ThrowAsync<Exception>(RunAsync)).Message
            .ShouldContain("definitions/rest/approval.page.vtl: there is no such file; put the page there, or correct the name 'approval' in Stacks/.");
    }

    [Fact]
    public void A_route_that_answers_with_a_page_refuses_with_one()
    {
        var mappings = RestMapping.ReadAll(_definitions.Path);

        mappings["approve"].Refusals.Keys.ShouldBe(["text/html"]);
        mappings["pizza"].Refusals.Keys.ShouldBe(["application/json"]);
    }

    [Theory]
    [InlineData("webhook.request.vtl")]
    [InlineData("webhook.response.vtl")]
    [InlineData("webhook.refusal.vtl")]
    [InlineData("refusal.vtl")]
    [InlineData("refusal.html.vtl")]
    [InlineData("approval.page.vtl")]
    [InlineData("reject.request.form.vtl")]
    public async Task A_template_that_changes_is_deployed_anew(string file)
    {
        var before = await DigestAsync();

        File.AppendAllText(PathOf(file), " ##");

        (await DigestAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_model_that_changes_is_deployed_anew_and_nothing_else_is()
    {
        var before = await DigestAsync();

        (await DigestAsync()).ShouldBe(before);
        File.WriteAllText(PathOf("pizza.schema.json"), "{}");
        (await DigestAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_deployment_is_described_by_a_digest_of_what_it_serves()
    {
        var stack = await RecordedStack.Of("dev");

        stack.Single(Deployment, "stepyard-rest").Text("description").ShouldMatch("^[0-9a-f]{64}$");
        stack.Single("aws-native:apigateway:Stage", "stepyard-rest").Text("deploymentId").ShouldBe("stepyard-rest-deployment");
    }

    private async Task<string> DigestAsync() => (await RunAsync()).Single(Deployment, "stepyard-rest").Text("description");

    private Task<RecordedStack> RunAsync() => RecordedStack.Of("dev", new() { ["definitions"] = _definitions.Path });

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    private string PathOf(string file) => Path.Combine(_definitions.Path, "rest", file);
}
