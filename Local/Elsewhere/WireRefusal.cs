using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Elsewhere;

/// <summary>Reads the error that a service answers, in whichever protocol.</summary>
/// <remarks>AWS: Smithy, "Operation error serialization" of each protocol.</remarks>
internal static class WireRefusal
{
    public static AwsException Read(HttpResponseMessage response, byte[] body)
    {
        var (code, message) = FromJson(body) ?? FromXml(body) ?? (null, Encoding.UTF8.GetString(body));
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.First() : null;
        var status = (int)response.StatusCode;
        return new AwsException(Bare(type ?? code) ?? (status < 500 ? "UnknownError" : "InternalFailure"), message, status);
    }

    // A code may have a namespace before it, and an address behind it.
    private static string? Bare(string? code) => code?.Split(':')[0].Split('#')[^1];

    private static (string? Code, string Message)? FromJson(byte[] body)
    {
        try
        {
            var error = JsonElement.Parse(body);
            return error.ValueKind == JsonValueKind.Object ? (Text(error, "__type", "code", "Code"), Text(error, "message", "Message", "errorMessage") ?? "") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Code, string Message)? FromXml(byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body);
            var error = XElement.Load(stream).DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
            return error is null ? null : (Child(error, "Code"), Child(error, "Message") ?? "");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement error, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
        }

        return null;
    }

    private static string? Child(XElement error, string name) => error.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
