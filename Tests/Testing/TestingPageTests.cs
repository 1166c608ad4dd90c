using System.Reflection;
using System.Text.RegularExpressions;
using Stepyard.Local.Provisioning;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;

namespace Stepyard.Tests.Testing;

/// <summary>What docs/testing.md shows is what there is.</summary>
public sealed partial class TestingPageTests
{
    private static readonly string Root = Repository.Find().Root;
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "testing.md"));

    [Fact]
    public void The_example_is_a_test_of_this_project_to_the_letter() =>
        Block("csharp").ShouldBe(File.ReadAllText(Path.Combine(Root, "Tests", "Testing", "PizzaExampleTests.cs")));

    [Fact]
    public async Task The_failure_is_what_the_kit_says()
    {
        var run = await Workflows.Orders
            .Mock("Charge", Calls(call => call.Number switch { 2 => Throws("Busy"), 4 => Throws("CardRefused", "no money"), _ => Returns(new { paid = true }) }))
            .RunAsync("""[{"id":1},{"id":2}]""");

        Should.Throw<WorkflowAssertionException>(() => run.ShouldSucceed()).Message.ShouldBe(Block("text").TrimEnd('\n'));
    }

    [Fact]
    public void Everything_that_it_names_exists()
    {
        var names = typeof(WorkflowUnderTest).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
            .Select(member => member.Name)
            .ToHashSet();

        Name().Matches(Page).Select(match => match.Groups["name"].Value).Except(["RecordedStack", "Wait", "Function", "Workflow", "Retry", "Catch", "Resource", "Testing", "Tests"])
            .ShouldBeSubsetOf(names);
    }

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];

    [GeneratedRegex(@"`\.?(?<name>[A-Z][A-Za-z]+)[`(/]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
