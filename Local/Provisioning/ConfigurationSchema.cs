using System.Collections.Immutable;
using Stepyard.StatesLanguage.Definition;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary>What a stack may configure: the keys that <c>Pulumi.yaml</c> describes.</summary>
/// <param name="Project">The project's name, which is the keys' namespace.</param>
/// <param name="Keys">The keys, in the file's order.</param>
internal sealed record ConfigurationSchema(string Project, ImmutableArray<ConfigurationKey> Keys)
{
    private static readonly string[] Sections = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

    /// <summary>Reads the project's file.</summary>
    /// <exception cref="ProvisioningException">It can't be read, or has no name.</exception>
    public static ConfigurationSchema Read(Repository repository) => Of(ConfigurationFile.Load(repository.Project));

    /// <inheritdoc cref="Read"/>
    public static ConfigurationSchema Of(ConfigurationFile project) => new(
        ConfigurationFile.Text(project.Root, "name") ?? throw new ProvisioningException($"{project.Name} lacks 'name'."),
        [.. from entry in project.Entries where !entry.Key.Value!.Contains(':', StringComparison.Ordinal) select Key(entry.Key.Value!, entry.Value)]);

    /// <summary>The full key: a key without a namespace is the project's.</summary>
    public string Qualify(string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}";

    /// <summary>What is wrong in a stack's file: keys that nobody reads, and values of another type.</summary>
    public IEnumerable<string> Problems(ConfigurationFile stack)
    {
        foreach (var section in stack.Root.Children.Keys.Cast<YamlScalarNode>().Where(section => !Sections.Contains(section.Value)))
        {
            yield return At(section, $"'{section.Value}' is no part of a stack's file{Meant(section.Value!, Sections)} Values stand under 'config'.");
        }

        foreach (var (key, value) in stack.Entries)
        {
            if (Problem(key.Value!, value) is { } problem)
            {
                yield return At(key, problem);
            }
        }

        string At(YamlNode node, string problem) => $"{stack.Name}:{node.Start.Line}: {problem}";
    }

    private string? Problem(string written, YamlNode value)
    {
        if (Qualify(written).Split(':', 2) is not [var space, var name])
        {
            return null;
        }

        if (space != Project)
        {
            // Other namespaces are those of providers, which know their keys themselves.
            return Names.Closest(space, [Project, "aws", "aws-native"]) == Project ? $"'{written}' is read by nobody; did you mean \"{Project}:{name}\"?" : null;
        }

        var known = Keys.FirstOrDefault(key => key.Name == name);
        if (known is null)
        {
            return $"'{written}' is no key of this project{Meant(name, Keys.Select(key => key.Name))} docs/configuration.md lists them all.";
        }

        return known.Mistake(value) is { } expected ? $"'{written}' is {Shown(value)}; it has to be {expected}." : null;
    }

    // A key that has a value instead of a description is one, too, of any type.
    private static ConfigurationKey Key(string name, YamlNode value) => value is YamlMappingNode described
        ? new(
            name,
            ConfigurationFile.Text(described, "type") ?? "",
            ConfigurationFile.Text(described, "description") ?? "",
            ConfigurationFile.Child(described, "default"))
        : new(name, "", "", value);

    private static string Meant(string name, IEnumerable<string> candidates) =>
        Names.DidYouMean(name, candidates) is { } question ? $"; {question}" : ".";

    private static string Shown(YamlNode value) => value switch
    {
        YamlScalarNode scalar => $"\"{scalar.Value}\"",
        YamlSequenceNode => "a list",
        _ => "a map",
    };
}
