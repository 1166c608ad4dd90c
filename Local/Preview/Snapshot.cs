using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Preview;

/// <summary>What a stack registers, as a file that people read: each resource below the component that it belongs to.</summary>
/// <remarks>
/// A key is an input's name, or the type and the name of a resource, which have a space in between. Inputs are in alphabetical order,
/// resources by type and name; a definition, which is JSON in a string, is written as what it says.
/// </remarks>
internal static class Snapshot
{
    /// <summary>The command that makes what stacks register now their snapshots.</summary>
    public const string AcceptCommand = "dotnet run --project Local -- preview --accept";

    /// <summary>The input that holds a state machine's definition.</summary>
    public const string Definition = "definitionString";

    // Nearly everything has them, and nearly the same ones: one line is enough.
    private const string Tags = "tags";

    /// <summary>The file of a stack, from the folder of <c>Pulumi.yaml</c>.</summary>
    public static string PathOf(string stack) => $"Tests/Snapshots/{stack}.yaml";

    /// <summary>The text of a stack's file.</summary>
    public static string Write(string stack, IReadOnlyCollection<RecordedResource> resources)
    {
        var children = resources.ToLookup(resource => resource.Parent?.Identity ?? "", StringComparer.Ordinal);
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine($"# What stack {stack} registers. Written by: {AcceptCommand}");
        var emitter = YamlJson.EmitterFor(output);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        emitter.Emit(new MappingStart());
        WriteAll("");
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return output.ToString();

        void WriteAll(string parent)
        {
            foreach (var resource in children[parent].OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal))
            {
                YamlJson.WriteText(emitter, $"{resource.Type} {resource.Name}");
                emitter.Emit(new MappingStart());
                foreach (var input in resource.Inputs.EnumerateObject())
                {
                    YamlJson.WriteText(emitter, input.Name);
                    YamlJson.Write(emitter, input.Name == Definition ? JsonElement.Parse(input.Value.GetString()!) : input.Value, isOnOneLine: input.Name == Tags);
                }

                WriteAll(resource.Identity);
                emitter.Emit(new MappingEnd());
            }
        }
    }

    /// <summary>The resources that a file tells of, parents before their children.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">Where it is from, for messages.</param>
    /// <exception cref="ProvisioningException">It is no snapshot.</exception>
    public static ImmutableArray<RecordedResource> Read(string text, string source)
    {
        var resources = ImmutableArray.CreateBuilder<RecordedResource>();
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            foreach (var document in yaml.Documents)
            {
                ReadAll(Entries(document.RootNode), null);
            }
        }
        catch (Exception e) when (e is YamlException or InvalidCastException)
        {
            throw new ProvisioningException($"{source} can't be read: {e.Message}");
        }

        return resources.ToImmutable();

        void ReadAll(IEnumerable<(string Key, YamlNode Value)> entries, RecordedResource? parent)
        {
            foreach (var (key, value) in entries.Where(entry => IsResource(entry.Key)))
            {
                var end = key.IndexOf(' ', StringComparison.Ordinal);
                var resource = new RecordedResource(key[..end], key[(end + 1)..], parent, InputsOf(value));
                resources.Add(resource);
                ReadAll(Entries(value), resource);
            }
        }
    }

    // No input has a space in its name.
    private static bool IsResource(string key) => key.Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, entry.Value));

    private static JsonElement InputsOf(YamlNode resource) => JsonElement.Parse(ToJson(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Entries(resource).Where(entry => !IsResource(entry.Key)))
        {
            writer.WritePropertyName(name);
            if (name == Definition)
            {
                writer.WriteStringValue(ToJson(definition => YamlJson.Write(definition, value)));
            }
            else
            {
                YamlJson.Write(writer, value);
            }
        }

        writer.WriteEndObject();
    }));

    private static byte[] ToJson(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.ToArray();
    }
}
