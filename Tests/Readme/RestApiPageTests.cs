using System.Text.RegularExpressions;
using Pulumi;
using Stepyard.Components;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Definition;
using Stepyard.Tests.EndToEnd;

namespace Stepyard.Tests.Readme;

/// <summary>What the page about the REST API tells somebody to do.</summary>
public sealed partial class RestApiPageTests : IDisposable
{
    private const string Line = """_ = new RestRoute("greet", "POST /greet", rest, StatesAction.StartSyncExecution, workflow, settings, parent);""";

    private static readonly string Root = Repository.Find().Root;
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "rest-api.md"));
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    private readonly string _definitions = Directory.CreateTempSubdirectory("stepyard-rest-page-").FullName;

    public void Dispose() => Directory.Delete(_definitions, recursive: true);

    [Fact]
    public async Task The_route_that_the_page_adds_answers_as_it_says()
    {
        Page.ShouldContain(Line);
        Directory.CreateDirectory(Path.Combine(_definitions, "rest"));
        await File.WriteAllTextAsync(Path.Combine(_definitions, "greet.asl.json"), Blocks(Readme, "json").Single());
        Write("greet.schema.json", Blocks(Page, "json").Single());
        Write("greet.request.vtl", Blocks(Page, "vtl")[0]);
        Write("greet.response.vtl", Blocks(Page, "vtl")[1]);
        File.Copy(Path.Combine(Root, "definitions", "rest", "refusal.vtl"), Path.Combine(_definitions, "rest", "refusal.vtl"));
        await using var yard = new LiveYard
        {
            Program = PulumiPrograms.Of<GreetStack>(),
            Overrides = new Dictionary<string, string> { ["stepyard:definitions"] = _definitions },
        };
        await yard.InitializeAsync();

        (await yard.SendRestAsync("POST", "/dev/greet", """{"name":"Ada"}""")).ShouldBe((200, """{"greeting":"Hello, Ada!"}"""));
        (await yard.SendRestAsync("POST", "/dev/greet", "{}")).Status.ShouldBe(400);
    }

    [Fact]
    public void A_mistake_is_told_as_the_page_says()
    {
        Directory.CreateDirectory(Path.Combine(_definitions, "rest"));
        Write("greet.request.vtl", Blocks(Page, "vtl")[0].Replace("$util", "$utl", StringComparison.Ordinal));
        Write("greet.response.vtl", "{}");
        Write("refusal.vtl", "{}");

        var told = Should.Throw<Exception>(() => RestMapping.ReadAll(_definitions)).Message;

        told.ShouldContain(Page.Split('\n').Single(line => line.Contains("did you mean $util?", StringComparison.Ordinal)).Trim()["definitions/".Length..]);
    }

    private static string[] Blocks(string page, string language) =>
        [.. Block().Matches(page).Where(match => match.Groups["language"].Value == language)
            .Select(match => string.Join('\n', match.Groups["text"].Value.Split('\n').Select(line => line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line)))];

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_definitions, "rest", file), text);

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<text>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    private sealed class GreetStack : Stack
    {
        public GreetStack()
        {
            var settings = StackSettings.Read();
            var definitions = DefinitionFile.ReadAll(settings.Definitions, new DefinitionFile("greet", WorkflowType.Express));
            var target = new AwsTarget();
            var parent = new ComponentResourceOptions();
            var rest = new RestApi("greetings", RestMapping.ReadAll(settings.Definitions), target, settings);
            var workflow = new Workflow("greet", new WorkflowArgs(definitions["greet"]), target, settings, parent);
            _ = new RestRoute("greet", "POST /greet", rest, StatesAction.StartSyncExecution, workflow, settings, parent);
            rest.Deploy();
        }
    }
}
