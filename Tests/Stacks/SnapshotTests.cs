using System.Text.Json;
using Stepyard.Local.Provisioning;
using YamlDotNet.Serialization;

namespace Stepyard.Tests.Stacks;

/// <summary>What each environment registers, as files beside this one: a pull request shows what it changes.</summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Combine(Repository.Find().Root, "Tests", "Snapshots");

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task What_an_environment_registers_is_what_its_snapshot_says(string environment)
    {
        var stack = await RecordedStack.Of(environment);
        var actual = Text(stack);
        var file = Path.Combine(Folder, environment + ".yaml");

        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(file, actual);
        }

        var expected = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        actual.ShouldBe(expected, $"{environment} registers other resources than Tests/Snapshots/{environment}.yaml says. Where that is meant: ACCEPT_SNAPSHOTS=1 dotnet test Tests --filter Snapshot");
    }

    private static string Text(RecordedStack stack) => new SerializerBuilder().WithIndentedSequences().Build()
        .Serialize(stack.Resources.ToDictionary(r => $"{r.Type} {r.Name}", r => Plain(r.Inputs)));

    /// <summary>JSON as plain objects with members in order; a definition, which is JSON in a string, as its own structure.</summary>
    private static object? Plain(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => Plain(p.Value, p.Name)),
        JsonValueKind.Array => element.EnumerateArray().Select(e => Plain(e)).ToArray(),
        JsonValueKind.String when name == "definitionString" => Unsorted(JsonDocument.Parse(element.GetString()!).RootElement),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object? Unsorted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Unsorted(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Unsorted).ToArray(),
        _ => Plain(element),
    };
}
