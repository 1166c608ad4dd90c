using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary>A key of the project's configuration, as <c>Pulumi.yaml</c> describes it.</summary>
/// <param name="Name">Its name, without the project's.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>boolean</c> or <c>array</c> of strings; others are not checked.</param>
/// <param name="Description">What it decides.</param>
/// <param name="Default">What counts where a stack doesn't say; null where it has to.</param>
/// <remarks>Pulumi: "Project file reference", config options.</remarks>
internal sealed record ConfigurationKey(string Name, string Type, string Description, YamlNode? Default)
{
    /// <summary>What a value of another type would have to be; null where it is of this type.</summary>
    public string? Mistake(YamlNode value) => (Type, value) switch
    {
        // Whether it is a secret says nothing about its type.
        (_, YamlMappingNode map) when ConfigurationFile.Child(map, "secure") is not null => null,
        ("integer", YamlScalarNode scalar) when int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => null,
        ("integer", _) => "an integer, such as 30",
        ("boolean", YamlScalarNode { Value: "true" or "false" }) => null,
        ("boolean", _) => "true or false",
        ("array", YamlSequenceNode list) when list.Children.All(item => item is YamlScalarNode) => null,
        ("array", _) => "a list of strings, each on a line of its own after a dash",
        ("string", YamlScalarNode) => null,
        ("string", _) => "a string",
        _ => null,
    };
}
