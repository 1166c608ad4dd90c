using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>What the operations of the Lambda API have in common: JSON answers.</summary>
internal static class LambdaOperation
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

    /// <summary>The function that the path names.</summary>
    public static string FunctionName(this HttpContext context)
    {
        var name = Uri.UnescapeDataString((string)context.Request.RouteValues["name"]!);
        return context.Request.Query["Qualifier"] is [{ Length: > 0 } qualifier] ? $"{name}:{qualifier}" : name;
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
}
