using System.Text.Json;
using Stepyard.Local.CommandLine;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Tests.Local.Preview;

namespace Stepyard.Tests.Local.GuardRails;

/// <summary>What the rules say while a change is previewed.</summary>
public sealed class GuardRailPreviewTests : IAsyncLifetime
{
    private const string Timeout = "      \"TimeoutSeconds\": 15,\n";

    private Project _project = null!;

    public async Task InitializeAsync() => _project = await Project.CreateAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_change_that_breaks_a_rule_makes_the_stack_invalid()
    {
        _project.Edit("definitions/pizza.asl.json", Timeout, "");

        var (exitCode, output, _) = await _project.PreviewAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("error: aws-native:stepfunctions:StateMachine pizza: the Task 'CheckFlavour' waits for an answer for up to a year (99999999 seconds, TimeoutSeconds' default). Give it TimeoutSeconds [task-timeouts]");
    }

    [Fact]
    public async Task A_change_whose_rule_is_waived_is_told_with_the_reason_in_every_format()
    {
        _project.Edit("definitions/pizza.asl.json", Timeout, "");
        await _project.WriteAsync(
            GuardRailsFile.Name, await File.ReadAllTextAsync(_project.FullPath(GuardRailsFile.Name)) + "  - {rule: task-timeouts, resource: pizza, reason: The oven takes as long as it takes}\n");

        var (exitCode, text, _) = await _project.PreviewAsync();
        exitCode.ShouldBe(2);
        text.ShouldContain("waived: aws-native:stepfunctions:StateMachine pizza: ");
        text.ShouldContain("(waived: The oven takes as long as it takes)");

        (await _project.PreviewAsync(format: PreviewFormat.Markdown)).Output.ShouldContain("> [!NOTE]");
        var findings = JsonElement.Parse((await _project.PreviewAsync(format: PreviewFormat.Json)).Output).GetProperty("findings").EnumerateArray();
        findings.Single(finding => finding.GetProperty("rule").GetString() == "task-timeouts").GetProperty("waivedBecause").GetString().ShouldBe("The oven takes as long as it takes");
    }

    [Fact]
    public async Task What_is_waived_for_resources_that_stay_the_same_is_told_where_those_are()
    {
        (await _project.PreviewAsync("prod")).Output.ShouldNotContain("waived:");
        (await _project.PreviewAsync("prod", showSames: true)).Output.ShouldContain("waived: aws-native:sns:Topic alarms: ");
    }

    [Fact]
    public async Task A_waiver_that_covers_nothing_any_more_stops_the_preview()
    {
        await _project.WriteAsync(GuardRailsFile.Name, await File.ReadAllTextAsync(_project.FullPath(GuardRailsFile.Name)) + "  - {rule: task-timeouts, resource: pizza, reason: r}\n");

        var (exitCode, _, error) = await _project.PreviewAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain("the waiver of task-timeouts for 'pizza' covers nothing any more.");
    }
}
