using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>What the operations of the Lambda API have in common: the function that the path names, and JSON both ways.</summary>
internal static partial class LambdaOperation
{
    public const string Root = "/2015-03-31/functions";

    /// <summary>Answers with one JSON object.</summary>
    public static async Task AnswerAsync(this HttpContext context, Action<Utf8JsonWriter> members)
    {
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        await writer.FlushAsync();
    }

    /// <summary>The function that the path names, with the qualifier of the query.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>, <c>InvalidParameterValueException</c>.</exception>
    public static string FunctionName(this HttpContext context)
    {
        var reference = Uri.UnescapeDataString((string)context.Request.RouteValues["name"]!);
        if (!Reference().IsMatch(reference))
        {
            throw Invalid($"Value '{reference}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: {Reference().ToString()[1..^1]}");
        }

        if (context.Request.Query["Qualifier"] is not [{ Length: > 0 } qualifier])
        {
            return reference;
        }

        var own = FunctionArn.Parse(reference).Qualifier;
        return own is null ? $"{reference}:{qualifier}"
            : own == qualifier ? reference
            : throw new AwsException("InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier.");
    }

    /// <summary>The request's body, which is a JSON object.</summary>
    /// <exception cref="AwsException"><c>InvalidRequestContentException</c>.</exception>
    public static async Task<JsonElement> ReadObjectAsync(this HttpContext context)
    {
        try
        {
            using var document = RequestBody.ParseObject(await RequestBody.ReadAsync(context));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new AwsException("InvalidRequestContentException", $"Could not parse request body into json: {e.Message}");
        }
    }

    public static string? Text(this JsonElement request, string member) =>
        request.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>JSON text, as some members of answers hold it.</summary>
    public static string Json(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    public static AwsException UnknownInvocationType(string type) =>
        Invalid($"Value '{type}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]");

    /// <summary>The refusal of a parameter that the API's model does not allow.</summary>
    public static AwsException Invalid(string violation) => new("ValidationException", $"1 validation error detected: {violation}");

    public static void WriteTags(this Utf8JsonWriter writer, FunctionConfiguration function)
    {
        writer.WriteStartObject("Tags");
        foreach (var (key, value) in function.Tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members of <c>FunctionConfiguration</c>.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html</remarks>
    public static void Write(this Utf8JsonWriter writer, FunctionConfiguration function)
    {
        writer.WriteString("FunctionName", function.Name);
        writer.WriteString("FunctionArn", function.Arn);
        writer.WriteString("Runtime", function.Runtime);
        writer.WriteString("Role", function.RoleArn);
        writer.WriteString("Handler", function.Handler);
        writer.WriteString("Description", function.Description);
        writer.WriteNumber("Timeout", (int)function.Timeout.TotalSeconds);
        writer.WriteNumber("MemorySize", function.MemoryMegabytes);
        writer.WriteString("LastModified", function.LastModified.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000");
        writer.WriteString("Version", FunctionConfiguration.Version);
        writer.WriteString("PackageType", "Zip");
        writer.WriteString("State", "Active");
        writer.WriteString("LastUpdateStatus", "Successful");
        writer.WriteStartArray("Architectures");
        foreach (var architecture in function.Architectures)
        {
            writer.WriteStringValue(architecture);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("Environment");
        writer.WriteStartObject("Variables");
        foreach (var (name, value) in function.Variables)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        if (function.DeadLetterTarget is { } target)
        {
            writer.WriteStartObject("DeadLetterConfig");
            writer.WriteString("TargetArn", target);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("TracingConfig");
        writer.WriteString("Mode", function.ActiveTracing ? "Active" : "PassThrough");
        writer.WriteEndObject();
        writer.WriteStartObject("LoggingConfig");
        writer.WriteString("LogFormat", function.Logging.Json ? "JSON" : "Text");
        writer.WriteString("LogGroup", function.Logging.Group);
        if (function.Logging.Json)
        {
            writer.WriteString("ApplicationLogLevel", function.Logging.ApplicationLevel);
            writer.WriteString("SystemLogLevel", function.Logging.SystemLevel);
        }

        writer.WriteEndObject();
    }

    [GeneratedRegex(
        @"^(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Reference();
}
