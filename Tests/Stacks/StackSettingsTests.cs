using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Stepyard.Components;
using Stepyard.Local.Provisioning;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Stacks;

/// <summary>What the program reads is what Pulumi.yaml describes: names, types and defaults.</summary>
public sealed class StackSettingsTests
{
    private static readonly ConfigurationSchema Schema = ConfigurationSchema.Read(Repository.Find());

    // Values that some key of the type takes; which one does is the program's to say.
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["boolean"] = ["true", "false"],
        ["integer"] = ["30", "600"],
        ["array"] = ["""["subnet-2"]""", """["sg-2"]""", """["https://example.com"]"""],
        ["string"] = ["elsewhere", "ada@example.com"],
    };

    public static TheoryData<string> Keys => [.. Schema.Keys.Select(key => key.Name)];

    [Fact]
    public void Every_key_is_a_setting_and_every_setting_but_the_stacks_name_a_key() =>
        typeof(StackSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)
            .ShouldBe(Schema.Keys.Select(key => Pascal(key.Name)).Append(nameof(StackSettings.Stack)), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_that_nobody_gave_has_the_default_that_is_described(string name)
    {
        var key = Schema.Keys.Single(key => key.Name == name);

        Setting(await ReadAsync(), name).ShouldBe(Text(key.Default));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_decides_its_setting(string name)
    {
        var key = Schema.Keys.Single(key => key.Name == name);
        var taken = new List<string>();
        foreach (var value in Choices(key).Concat(Others[key.Type]).Where(value => value != Text(key.Default)))
        {
            try
            {
                Setting(await ReadAsync((name, value)), name).ShouldBe(value);
                taken.Add(value);
            }
            catch (RunException e) when (e.Message.Contains(name, StringComparison.Ordinal))
            {
                // This key does not take it.
            }
        }

        taken.ShouldNotBeEmpty();
        Choices(key).Where(value => value != Text(key.Default)).ShouldBeSubsetOf(taken, $"The description of {name} names values that the program refuses.");
    }

    [Fact]
    public async Task A_project_of_another_name_reads_the_same_files()
    {
        var folder = Directory.CreateTempSubdirectory("stepyard-project-");
        try
        {
            var root = Repository.Find().Root;
            foreach (var file in Directory.EnumerateFiles(root, "Pulumi*.yaml"))
            {
                var text = await File.ReadAllTextAsync(file);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Path.GetFileName(file)), text.Replace($"name: {Schema.Project}\n", "name: acme\n", StringComparison.Ordinal));
            }

            var configuration = StackConfiguration.Read(new Repository(folder.FullName), "prod", new Dictionary<string, string>());
            var settings = await ReadAsync(configuration);

            configuration.Project.ShouldBe("acme");
            settings.ProtectData.ShouldBeTrue();
            settings.LogRetentionDays.ShouldBe(365);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The values of a description that says "One of A, B, C."</summary>
    private static string[] Choices(ConfigurationKey key)
    {
        const string oneOf = "One of ";
        var start = key.Description.IndexOf(oneOf, StringComparison.Ordinal);
        return start < 0 ? [] : key.Description[(start + oneOf.Length)..].Split('.')[0].Split(", ");
    }

    private static Task<StackSettings> ReadAsync(params (string Key, string Value)[] values) =>
        ReadAsync(new StackConfiguration("stepyard", values.ToDictionary(value => $"stepyard:{value.Key}", value => value.Value)));

    private static async Task<StackSettings> ReadAsync(StackConfiguration configuration)
    {
        StackSettings? read = null;
        await configuration.RunAsync(PulumiPrograms.With(() => new ReadingStack(settings => read = settings)), Mock.Of<IMocks>(), "dev", isPreview: true);
        return read!;
    }

    private static string Setting(StackSettings settings, string key) => typeof(StackSettings).GetProperty(Pascal(key))!.GetValue(settings) switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        ImmutableArray<string> list => JsonSerializer.Serialize(list),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };

    private static string Text(YamlNode? value) => value switch
    {
        YamlSequenceNode list => JsonSerializer.Serialize(list.Children.Select(item => ((YamlScalarNode)item).Value)),
        YamlScalarNode scalar => scalar.Value!,
        _ => "",
    };

    private static string Pascal(string key) => char.ToUpperInvariant(key[0]) + key[1..];

    private sealed class ReadingStack : Stack
    {
        public ReadingStack(Action<StackSettings> take) => take(StackSettings.Read());
    }
}
