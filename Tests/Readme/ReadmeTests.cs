using Pulumi;
using Stepyard.Components;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;
using Stepyard.Tests.EndToEnd;

namespace Stepyard.Tests.Readme;

/// <summary>What the README tells a newcomer to do.</summary>
public sealed class ReadmeTests : IDisposable
{
    private static readonly string Root = Repository.Find().Root;
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    private readonly string _definitions = Directory.CreateTempSubdirectory("stepyard-readme-").FullName;

    public void Dispose() => Directory.Delete(_definitions, recursive: true);

    [Fact]
    public async Task The_workflow_added_in_five_minutes_answers()
    {
        // The C# of the README is the file beside this one, to the letter; its ASL is written where the program looks for it.
        Block("csharp").ShouldBe(await File.ReadAllTextAsync(Path.Combine(Root, "Tests", "Readme", "Greet.cs")));
        await File.WriteAllTextAsync(Path.Combine(_definitions, "greet.asl.json"), Block("json"));
        await using var yard = new LiveYard
        {
            Program = PulumiPrograms.Of<GreetStack>(),
            Overrides = new Dictionary<string, string> { ["definitions"] = _definitions },
        };
        await yard.InitializeAsync();

        var (status, body) = await yard.PostAsync("/greet", """{"name": "Ada"}""");

        status.ShouldBe(200);
        body.GetProperty("output").GetString().ShouldBe("""{"greeting":"Hello, Ada!"}""");
    }

    [Theory]
    [InlineData("pizza")]
    [InlineData("dragons")]
    [InlineData("notify")]
    [InlineData("callback")]
    [InlineData("run-job")]
    public void The_samples_that_the_README_posts_are_those_of_the_definitions(string workflow) =>
        Readme.ShouldContain($"-d @definitions/{workflow}.sample.json");

    [Fact]
    public async Task The_execution_that_the_README_runs_succeeds()
    {
        var line = Readme.Split('\n').Single(text => text.StartsWith("    dotnet run --project Local -- run ", StringComparison.Ordinal));
        var args = line.Split(" -- run ")[1].Split('#')[0].Replace("definitions/", $"{Root}/definitions/", StringComparison.Ordinal);

        (await RunCommand.RunAsync(RunCommand.Create().Parse(args), TextWriter.Null, TextWriter.Null, CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "curl -d ")]
    [InlineData("http://127.0.0.1:8081/dev", "curl --json ")]
    public void Each_route_of_the_table_is_tried_with_a_sample_that_exists(string endpoint, string curl)
    {
        var tries = Readme.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split('`')).Where(code => code.StartsWith(curl, StringComparison.Ordinal)).ToArray();

        tries.ShouldNotBeEmpty();
        foreach (var words in tries.Select(code => code.Split(' ')))
        {
            words[^1].ShouldStartWith(endpoint);
            File.Exists(Path.Combine(Root, words[2][1..])).ShouldBeTrue(words[2]);
        }
    }

    private static string Block(string language)
    {
        var block = Readme[(Readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4)..];
        var lines = block[..block.IndexOf("```", StringComparison.Ordinal)].Split('\n')[..^1];
        return string.Join('\n', lines.Select(l => l.StartsWith("   ", StringComparison.Ordinal) ? l[3..] : l)) + "\n";
    }

    private sealed class GreetStack : Stack
    {
        public GreetStack()
        {
            var settings = StackSettings.Read();
            var definitions = DefinitionFile.ReadAll(settings.Definitions, Greet.Definition);
            _ = new Greet(new HttpApi("greetings", settings), definitions, new AwsTarget(), settings);
        }
    }
}
