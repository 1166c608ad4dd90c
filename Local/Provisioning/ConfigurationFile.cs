using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary><c>Pulumi.yaml</c> or <c>Pulumi.STACK.yaml</c>.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Root">What it holds.</param>
/// <remarks>Pulumi: "Project file reference", "Stack settings file reference".</remarks>
internal sealed record ConfigurationFile(string Name, YamlMappingNode Root)
{
    /// <summary>The entries of <c>config</c>, with keys as they are written.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries =>
        Child(Root, "config") is YamlMappingNode config ? config.Children.Select(entry => ((YamlScalarNode)entry.Key, entry.Value)) : [];

    /// <exception cref="ProvisioningException">The file can't be read.</exception>
    public static ConfigurationFile Load(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return new(Path.GetFileName(path), yaml.Documents.Count == 0 ? [] : (YamlMappingNode)yaml.Documents[0].RootNode);
        }
        catch (Exception e) when (e is YamlException or InvalidCastException)
        {
            throw new ProvisioningException($"{path} can't be read: {e.Message}");
        }
    }

    public static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var child) ? child : null;

    /// <summary>The scalar of a map; null where it has none.</summary>
    public static string? Text(YamlMappingNode map, string key) => (Child(map, key) as YamlScalarNode)?.Value;
}
