using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary>The Pulumi project on disk: its stacks and their configuration.</summary>
/// <param name="Root">The folder that holds <c>Pulumi.yaml</c>.</param>
internal sealed record StackProject(string Root)
{
    /// <summary>The project's name, which is also the namespace of its configuration keys.</summary>
    public const string Name = "stepyard";

    /// <summary>The names of the stacks, from the files <c>Pulumi.STACK.yaml</c>.</summary>
    public IEnumerable<string> Stacks =>
        Directory.EnumerateFiles(Root, "Pulumi.*.yaml").Select(f => Path.GetFileName(f)["Pulumi.".Length..^".yaml".Length]).Order(StringComparer.Ordinal);

    /// <summary>Finds the project from the current directory upwards, else from the program's own folder upwards.</summary>
    /// <exception cref="ProvisioningException">There is no <c>Pulumi.yaml</c>.</exception>
    public static StackProject Find() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new ProvisioningException($"There is no Pulumi.yaml in {Directory.GetCurrentDirectory()} or above it; run Local from inside the repository.");

    /// <summary>A stack's configuration by full key, as Pulumi hands it to a program: every value is text, lists and maps as JSON.</summary>
    /// <exception cref="ProvisioningException">There is no such stack.</exception>
    public Dictionary<string, string> Configuration(string stack)
    {
        var file = Path.Combine(Root, $"Pulumi.{stack}.yaml");
        if (!File.Exists(file))
        {
            throw new ProvisioningException(
                $"There is no stack '{stack}': {file} does not exist. Stacks: {string.Join(", ", Stacks)}. Choose one with --stack, or add the file.");
        }

        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var configuration = new Dictionary<string, string>(StringComparer.Ordinal);
        if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue("config", out var config) && config is YamlMappingNode entries)
        {
            foreach (var (key, value) in entries.Children)
            {
                configuration[((YamlScalarNode)key).Value!] = value is YamlScalarNode scalar ? scalar.Value! : JsonSerializer.Serialize(Plain(value));
            }
        }

        return configuration;
    }

    private static StackProject? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Pulumi.yaml")))
            {
                return new StackProject(at.FullName);
            }
        }

        return null;
    }

    private static object? Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => Plain(c.Value), StringComparer.Ordinal),
        YamlSequenceNode list => list.Children.Select(Plain).ToArray(),
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
