using System.Text.Json;
using Stepyard.Local.CommandLine;

namespace Stepyard.Tests.Local.Preview;

/// <summary>What a tool reads.</summary>
public sealed class PreviewJsonTests : IAsyncLifetime
{
    private Project _project = null!;

    public async Task InitializeAsync() => _project = await Project.CreateAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_change_is_told_by_resource_property_part_and_value()
    {
        _project.Edit("definitions/pizza.asl.json", "\"TimeoutSeconds\": 15", "\"TimeoutSeconds\": 30");

        var document = await PreviewAsync(expected: 2);

        document.GetProperty("stack").GetString().ShouldBe("dev");
        document.GetProperty("result").GetString().ShouldBe("changes");
        document.GetProperty("base").GetString().ShouldBe("Tests/Snapshots/dev.yaml");
        document.GetProperty("summary").GetProperty("update").GetInt32().ShouldBe(1);
        JsonElement.DeepEquals(document.GetProperty("resources"), JsonElement.Parse("""
            [
              {
                "identity": "stepyard:index:Pizza$stepyard:index:Workflow$aws-native:stepfunctions:StateMachine::pizza",
                "type": "aws-native:stepfunctions:StateMachine",
                "name": "pizza",
                "parent": "stepyard:index:Pizza$stepyard:index:Workflow::pizza",
                "change": "update",
                "properties": [
                  {
                    "name": "definitionString",
                    "change": "update",
                    "knownAfterApply": false,
                    "values": [],
                    "parts": [
                      {
                        "part": "state",
                        "name": "CheckFlavour",
                        "change": "update",
                        "values": [{ "path": "TimeoutSeconds", "change": "update", "before": 15, "after": 30 }]
                      }
                    ]
                  }
                ]
              }
            ]
            """)).ShouldBeTrue(document.GetProperty("resources").GetRawText());
        document.GetProperty("findings").EnumerateArray().ShouldAllBe(finding => finding.GetProperty("waivedBecause").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task A_warning_is_a_finding()
    {
        _project.Edit("definitions/notify.asl.json", "${NotificationsTopicArn}", "arn:aws:sns:us-east-1:123456789012:elsewhere");
        _project.Edit("definitions/notify.asl.json", "Waits, then publishes", "Not to ${NotificationsTopicArn}: waits, then publishes");

        var document = await PreviewAsync(expected: 2);

        var finding = document.GetProperty("findings").EnumerateArray().Where(found => found.GetProperty("rule").GetString() == "wider-access").ShouldHaveSingleItem();
        finding.GetProperty("severity").GetString().ShouldBe("warning");
        finding.GetProperty("resource").GetProperty("name").GetString().ShouldBe("notify-workflow");
        finding.GetProperty("waivedBecause").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Where_nothing_changes_there_are_no_resources()
    {
        var document = await PreviewAsync(expected: 0);

        document.GetProperty("result").GetString().ShouldBe("no-changes");
        document.GetProperty("resources").GetArrayLength().ShouldBe(0);
        document.GetProperty("summary").GetProperty("same").GetInt32().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_stack_that_is_invalid_has_a_message()
    {
        await _project.WriteAsync("definitions/pizza.asl.json", "{}");

        var document = await PreviewAsync(expected: 1);

        document.GetProperty("result").GetString().ShouldBe("invalid");
        document.GetProperty("message").GetString()!.ShouldContain("pizza.asl.json");
    }

    private async Task<JsonElement> PreviewAsync(int expected)
    {
        var (exitCode, output, _) = await _project.PreviewAsync(format: PreviewFormat.Json);
        exitCode.ShouldBe(expected);
        return JsonElement.Parse(output);
    }
}
