using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary>A stack's configuration as the Pulumi engine would hand it to the program: values are text, structures JSON text.</summary>
/// <param name="Project">The project's name, from <c>Pulumi.yaml</c>.</param>
/// <param name="Values">The values by full key, such as <c>stepyard:tracing</c>.</param>
/// <remarks>Pulumi: "Project file reference" and "Configuration".</remarks>
internal sealed record StackConfiguration(string Project, IReadOnlyDictionary<string, string> Values)
{
    private const string Variable = "PULUMI_CONFIG";

    // The variable belongs to the process, Pulumi reads it while it sets a program up, and several programs may start at once.
    private static readonly Lock Configuring = new();

    /// <summary>The defaults of <c>Pulumi.yaml</c>, over them the stack's own file, over both the overrides.</summary>
    /// <exception cref="ProvisioningException">There is no such stack, a file can't be read, or the stack's has keys that nobody reads or values of another type.</exception>
    public static StackConfiguration Read(Repository repository, string stack, IReadOnlyDictionary<string, string> overrides)
    {
        var projectFile = ConfigurationFile.Load(repository.Project);
        var stackFile = ConfigurationFile.Load(repository.StackFile(stack));
        var schema = ConfigurationSchema.Of(projectFile);
        if (schema.Problems(stackFile).ToArray() is { Length: > 0 } problems)
        {
            throw new ProvisioningException(string.Join(Environment.NewLine, problems));
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in projectFile.Entries)
        {
            if (DefaultOf(value) is { } given)
            {
                values[schema.Qualify(key.Value!)] = Text(key.Value!, given);
            }
        }

        foreach (var (key, value) in stackFile.Entries)
        {
            values[schema.Qualify(key.Value!)] = Text(key.Value!, value);
        }

        foreach (var (key, value) in overrides)
        {
            values[schema.Qualify(key)] = value;
        }

        return new(schema.Project, values);
    }

    /// <summary>The value of a key of the project.</summary>
    public string this[string key] => Values[$"{Project}:{key}"];

    /// <summary>Runs a program with this configuration.</summary>
    /// <param name="program">The program.</param>
    /// <param name="engine">What stands in for the engine.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="isPreview">Whether outputs that the engine leaves out are unknown, as in <c>pulumi preview</c>.</param>
    public Task<ImmutableArray<Resource>> RunAsync(PulumiProgram program, IMocks engine, string stack, bool isPreview)
    {
        lock (Configuring)
        {
            var before = Environment.GetEnvironmentVariable(Variable);
            Environment.SetEnvironmentVariable(Variable, ToJson());
            try
            {
                return program(engine, new() { IsPreview = isPreview, ProjectName = Project, StackName = stack });
            }
            finally
            {
                Environment.SetEnvironmentVariable(Variable, before);
            }
        }
    }

    private string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in Values)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    // In Pulumi.yaml a key has either its value itself, or a map that describes it.
    private static YamlNode? DefaultOf(YamlNode value) =>
        value is YamlMappingNode described ? ConfigurationFile.Child(described, "value") ?? ConfigurationFile.Child(described, "default") : value;

    private static string Text(string key, YamlNode value)
    {
        if (value is YamlScalarNode scalar)
        {
            return scalar.Value ?? "";
        }

        if (value is YamlMappingNode map && ConfigurationFile.Child(map, "secure") is not null)
        {
            throw new ProvisioningException($"The configuration value '{key}' is encrypted, and Local has no key for it. Give the local stack a plain one.");
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            YamlJson.Write(writer, value);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
