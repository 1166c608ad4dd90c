using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Sns.Publishing;

/// <summary>The text of a message: one for all protocols, or with <c>MessageStructure=json</c> one for each.</summary>
/// <remarks>AWS: Amazon SNS API Reference, Publish, MessageStructure.</remarks>
internal sealed class MessageText
{
    private readonly ImmutableDictionary<string, string> _byProtocol;

    private MessageText(ImmutableDictionary<string, string> byProtocol) => _byProtocol = byProtocol;

    /// <param name="message">The message.</param>
    /// <param name="structure">Null or <c>json</c>.</param>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: not an object with a default, or another structure.</exception>
    public static MessageText Parse(string message, string? structure)
    {
        if (string.IsNullOrEmpty(structure))
        {
            return new(ImmutableDictionary<string, string>.Empty.Add("default", message));
        }

        if (structure != "json")
        {
            throw SnsError.InvalidParameter("MessageStructure");
        }

        var texts = Read(message);
        return texts.ContainsKey("default")
            ? new(texts)
            : throw SnsError.InvalidParameter("Message Structure - No default entry in JSON message body");
    }

    /// <summary>The text for a protocol.</summary>
    public string For(string protocol) => _byProtocol.TryGetValue(protocol, out var text) ? text : _byProtocol["default"];

    private static ImmutableDictionary<string, string> Read(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.EnumerateObject()
                    .Where(member => member.Value.ValueKind == JsonValueKind.String)
                    .GroupBy(member => member.Name, member => member.Value.GetString()!)
                    .ToImmutableDictionary(texts => texts.Key, texts => texts.Last());
            }
        }
        catch (JsonException)
        {
        }

        throw SnsError.InvalidParameter("Message Structure - JSON message body failed to parse");
    }
}
