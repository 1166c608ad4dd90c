using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Local.Provisioning;

/// <summary>JSON values written in YAML, and read from it: what is in quotes is a string; <c>true</c>, <c>false</c>, <c>null</c> and numbers are not.</summary>
internal static class YamlJson
{
    private static readonly EmitterSettings Settings = new EmitterSettings().WithIndentedSequences().WithBestWidth(int.MaxValue).WithNewLine("\n");

    /// <summary>What writes a document of YAML: two spaces a level, no line ever folded.</summary>
    public static Emitter EmitterFor(TextWriter output) => new(output, Settings);

    /// <summary>Writes a node of YAML as the JSON that it stands for.</summary>
    public static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode map:
                writer.WriteStartObject();
                foreach (var (key, value) in map.Children)
                {
                    writer.WritePropertyName(((YamlScalarNode)key).Value!);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case YamlSequenceNode list:
                writer.WriteStartArray();
                foreach (var item in list.Children)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" or "null" } plain:
                writer.WriteRawValue(plain.Value!);
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain } plain when IsNumber(plain.Value!, out var number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(((YamlScalarNode)node).Value);
                break;
        }
    }

    /// <summary>Writes a JSON value as a node of YAML.</summary>
    /// <param name="emitter">Where it goes.</param>
    /// <param name="value">The value.</param>
    /// <param name="isOnOneLine">Whether a list or an object is written on one line, in brackets.</param>
    public static void Write(IEmitter emitter, JsonElement value, bool isOnOneLine = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isOnOneLine ? MappingStyle.Flow : MappingStyle.Any));
                foreach (var member in value.EnumerateObject())
                {
                    WriteText(emitter, member.Name);
                    Write(emitter, member.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isOnOneLine ? SequenceStyle.Flow : SequenceStyle.Any));
                foreach (var item in value.EnumerateArray())
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                WriteText(emitter, value.GetString()!);
                break;
            default:
                Emit(emitter, value.GetRawText(), ScalarStyle.Plain);
                break;
        }
    }

    /// <summary>Writes a string, in quotes where it would be read as something else; one of several lines as a block, unless it begins with a space.</summary>
    public static void WriteText(IEmitter emitter, string text) => Emit(
        emitter,
        text,
        text.Contains('\n', StringComparison.Ordinal) ? char.IsWhiteSpace(text[0]) ? ScalarStyle.DoubleQuoted : ScalarStyle.Literal
            : text is "" or "true" or "false" or "null" or "~" || IsNumber(text, out _) ? ScalarStyle.SingleQuoted
            : ScalarStyle.Any);

    private static void Emit(IEmitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
