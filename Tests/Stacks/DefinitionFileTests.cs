using Stepyard.Components;
using Stepyard.Local.Preview;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.Stacks;

public sealed class DefinitionFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-definitions-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_mistake_in_every_definition_is_reported_at_once_with_file_path_and_what_is_allowed()
    {
        Write("first", """{"StartAt": "Missing", "States": {"Here": {"Type": "Pass", "Next": "Her"}}}""");
        Write("second", """{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Unknown}", "End": true}}}""");

        var message = Should.Throw<Exception>(() => DefinitionFile.ReadAll(
            _folder,
            new DefinitionFile("first", WorkflowType.Standard),
            new DefinitionFile("second", WorkflowType.Standard, "Known"),
            new DefinitionFile("third", WorkflowType.Standard))).Message;

        message.ShouldContain("first.asl.json");
        message.ShouldContain("/StartAt");
        message.ShouldContain("/States/Here/Next");
        message.ShouldContain("did you mean \"Here\"");
        message.ShouldContain("second.asl.json: ${Unknown} has no value; the stack fills in: ${Known}");
        message.ShouldContain("the stack fills in ${Known}, which the definition does not use");
        message.ShouldContain("third.asl.json: there is no such file");
    }

    [Fact]
    public async Task A_broken_definition_stops_the_program_before_any_resource_is_registered()
    {
        foreach (var name in new[] { "pizza", "dragons", "notify" })
        {
            Write(name, """{"StartAt": "A", "States": {"A": {"Type": "Pas", "End": true}}}""");
        }

        var failure = await Should.ThrowAsync<Exception>(
            () => RecordedStack.Of("dev", new Dictionary<string, string> { ["definitions"] = _folder }));

        failure.Message.ShouldContain("pizza.asl.json");
        failure.Message.ShouldContain("dragons.asl.json");
        failure.Message.ShouldContain("notify.asl.json");
    }

    private void Write(string name, string definition) => File.WriteAllText(Path.Combine(_folder, name + ".asl.json"), definition);
}
