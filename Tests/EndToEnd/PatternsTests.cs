using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 7: the gallery as the stack runs it, in both query languages.</summary>
public sealed class PatternsTests(PatternsTests.Gallery gallery) : IClassFixture<PatternsTests.Gallery>
{
    private const string Checked = """{"name":"Ada Lovelace","address":"12 St James's Square, London",""";

    [Theory]
    [InlineData("sequence", Checked + """ "nameCheck":{"flagged":false},"addressCheck":{"flagged":false}}""")]
    [InlineData("retry", """{"flagged":false}""")]
    [InlineData("parallel", Checked + """ "flagged":{"name":false,"address":false}}""")]
    [InlineData("choice", """{"flagged":false}""")]
    [InlineData("try-catch-finally", Checked + """ "check":{"flagged":false},"cleanedUp":true}""")]
    [InlineData("put-item", """{"name":"Ada Lovelace","address":"12 St James's Square, London"}""")]
    public async Task A_pattern_does_what_its_page_says(string pattern, string output)
    {
        Value.Parse(await RunAsync(pattern, SampleOf(pattern))).ShouldBe(Value.Parse(output));
        Value.Parse(await RunAsync($"{pattern}-jsonata", SampleOf(pattern))).ShouldBe(Value.Parse(output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-jsonata")]
    public async Task A_review_that_is_over_is_not_waited_for(string language) =>
        (await RunAsync($"loop{language}", """{"reviewSeconds":0}""")).ShouldBe("""{"reviewSeconds":0,"review":{"done":true}}""");

    [Theory]
    [InlineData("")]
    [InlineData("-jsonata")]
    public async Task Each_of_a_list_is_checked(string language) =>
        (await RunAsync($"map{language}", """{"applicants":[{"name":"Ada"},{"name":"4d4"}]}"""))
            .ShouldBe("""{"applicants":[{"name":"Ada","check":{"flagged":false}},{"name":"4d4","check":{"flagged":true}}]}""");

    [Theory]
    [InlineData("", "Grace")]
    [InlineData("-jsonata", "Hedy")]
    public async Task What_one_workflow_stores_without_a_function_another_one_finds(string language, string name)
    {
        await RunAsync($"put-item{language}", $$"""{"name":"{{name}}","address":"1 Navy Yard"}""");

        (await RunAsync($"aws-sdk{language}", $$"""{"name":"{{name}}"}""")).ShouldBe("""{"count":1,"addresses":["1 Navy Yard"]}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-jsonata")]
    public async Task The_functions_known_error_has_the_name_that_workflows_go_by(string language)
    {
        var execution = await gallery.Yard.StartAsync($"pattern-choice{language}", """{"command":"CHECK_ADDRESS","data":{}}""");

        execution.GetProperty("status").GetString().ShouldBe("FAILED");
        execution.GetProperty("error").GetString().ShouldBe("KnownError");
        execution.GetProperty("cause").GetString()!.ShouldContain("There is no address to check.");
    }

    private static string SampleOf(string pattern) => File.ReadAllText(Path.Combine(Repository.Find().Definitions, "patterns", $"{pattern}.sample.json"));

    private async Task<string> RunAsync(string pattern, string input)
    {
        var execution = await gallery.Yard.StartAsync($"pattern-{pattern}", input);
        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED", execution.ToString());
        return execution.GetProperty("output").GetString()!;
    }

    /// <summary>A yard with all of the gallery.</summary>
    public sealed class Gallery : IAsyncLifetime, IAsyncDisposable
    {
        public LiveYard Yard { get; } = new() { Overrides = new Dictionary<string, string> { ["patterns"] = "all" } };

        public Task InitializeAsync() => Yard.InitializeAsync();

        public ValueTask DisposeAsync() => Yard.DisposeAsync();

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
    }
}
