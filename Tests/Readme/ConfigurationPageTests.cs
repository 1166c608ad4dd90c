using System.Text;
using Stepyard.Local.Provisioning;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Readme;

/// <summary>The table of docs/configuration.md is what Pulumi.yaml describes, with what each stack says.</summary>
public sealed class ConfigurationPageTests
{
    private static readonly Repository Repository = Repository.Find();

    [Fact]
    public async Task The_table_has_every_key_with_its_type_its_default_and_what_each_stack_says()
    {
        var page = await ComputedBlock.CheckAsync("docs/configuration.md", "ACCEPT_CONFIGURATION", "ConfigurationPage", ("keys", Table()));

        page.ShouldContain("| `logLevel` | string | `ALL` |");
    }

    private static string Table()
    {
        var schema = ConfigurationSchema.Read(Repository);
        string[] stacks = ["dev", "staging", "prod"];
        var files = stacks.Select(stack => ConfigurationFile.Load(Repository.StackFile(stack)).Entries.ToDictionary(entry => schema.Qualify(entry.Key.Value!), entry => entry.Value)).ToArray();
        var table = new StringBuilder()
            .Append("| key | type | default | ").AppendJoin(" | ", stacks).Append(" | decides |\n")
            .Append("|---|---|---|").Append(string.Concat(stacks.Select(_ => "---|"))).Append("---|\n");
        foreach (var key in schema.Keys)
        {
            var values = files.Select(file => Cell(file.GetValueOrDefault(schema.Qualify(key.Name))));
            table.Append("| `").Append(key.Name).Append("` | ").Append(key.Type).Append(" | ").Append(Cell(key.Default)).Append(" | ")
                .AppendJoin(" | ", values).Append(" | ").Append(key.Description).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Cell(YamlNode? value) => value switch
    {
        YamlSequenceNode { Children.Count: 0 } => "none",
        YamlSequenceNode list => string.Join(", ", list.Children.Select(Cell)),
        YamlScalarNode { Value.Length: > 0 } scalar => $"`{scalar.Value}`",
        YamlScalarNode => "none",
        _ => "",
    };
}
