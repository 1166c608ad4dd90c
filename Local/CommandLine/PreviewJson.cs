using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints a preview for tools: one JSON document, whose shape docs/preview.md describes.</summary>
internal static class PreviewJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, StackPreview preview) => output.WriteLine(Document(writer =>
    {
        WriteHead(writer, preview.Stack, preview.IsInvalid ? "invalid" : preview.HasChanges ? "changes" : "no-changes");
        writer.WriteString("base", preview.Base);
        writer.WriteStartObject("summary");
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            writer.WriteNumber(kind.Word, preview.Count(kind));
        }

        writer.WriteEndObject();
        WriteList(writer, "resources", preview.Changes, Write);
        WriteList(writer, "findings", preview.Findings, Write);
    }));

    /// <summary>A stack that can't be previewed.</summary>
    public static void WriteInvalid(TextWriter output, string stack, string message) => output.WriteLine(Document(writer =>
    {
        WriteHead(writer, stack, "invalid");
        writer.WriteString("message", message);
    }));

    private static string Document(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteHead(Utf8JsonWriter writer, string stack, string result)
    {
        writer.WriteString("stack", stack);
        writer.WriteString("result", result);
    }

    private static void Write(Utf8JsonWriter writer, ResourceChange change)
    {
        WriteResource(writer, change.Resource);
        writer.WriteString("parent", change.Resource.Parent?.Identity);
        writer.WriteString("change", change.Kind.Word);
        WriteList(writer, "properties", change.Properties, Write);
    }

    private static void Write(Utf8JsonWriter writer, PropertyChange property)
    {
        writer.WriteString("name", property.Name);
        writer.WriteString("change", property.Kind.Word);
        writer.WriteBoolean("knownAfterApply", property.IsKnownAfterApply);
        WriteList(writer, "values", property.Values, Write);
        WriteList(writer, "parts", property.Parts, Write);
    }

    private static void Write(Utf8JsonWriter writer, PartChange part)
    {
        writer.WriteString("part", part.Part);
        writer.WriteString("name", part.Name);
        writer.WriteString("change", part.Kind.Word);
        WriteList(writer, "values", part.Values, Write);
    }

    private static void Write(Utf8JsonWriter writer, ValueChange value)
    {
        writer.WriteString("path", value.Path);
        writer.WriteString("change", value.Kind.Word);
        WriteValue("before", value.Before);
        WriteValue("after", value.After);

        void WriteValue(string name, JsonElement? json)
        {
            if (json is { } given)
            {
                writer.WritePropertyName(name);
                given.WriteTo(writer);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("severity", finding.Severity == FindingSeverity.Error ? "error" : "warning");
        writer.WriteStartObject("resource");
        WriteResource(writer, finding.Resource);
        writer.WriteEndObject();
        writer.WriteString("message", finding.Message);
        writer.WriteString("waivedBecause", finding.WaivedBecause);
    }

    private static void WriteResource(Utf8JsonWriter writer, RecordedResource resource)
    {
        writer.WriteString("identity", resource.Identity);
        writer.WriteString("type", resource.Type);
        writer.WriteString("name", resource.Name);
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
