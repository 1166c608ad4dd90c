using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints what was found for tools, as one JSON document whose shape stays.</summary>
/// <remarks>
/// <c>{ valid, errors, warnings, files: [{ file, type, valid, problems: [{ severity, code, message, path, line, column, given, allowed, fix }] }] }</c>:
/// <c>type</c> is STANDARD or EXPRESS, <c>severity</c> ERROR or WARNING, <c>path</c> the place as AWS writes it; <c>line</c> and <c>column</c>
/// count from 1; <c>path</c>, <c>given</c>, <c>allowed</c> and <c>fix</c> are left out where there is nothing to say.
/// </remarks>
internal static class ValidationJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, IReadOnlyCollection<ValidatedFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteBoolean("valid"u8, files.All(file => file.IsValid));
            json.WriteNumber("errors"u8, files.Sum(file => file.Errors));
            json.WriteNumber("warnings"u8, files.Sum(file => file.Warnings));
            json.WriteStartArray("files"u8);
            foreach (var file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, ValidatedFile file)
    {
        json.WriteStartObject();
        json.WriteString("file"u8, file.Path);
        json.WriteString("type"u8, file.Type == WorkflowType.Express ? "EXPRESS"u8 : "STANDARD"u8);
        json.WriteBoolean("valid"u8, file.IsValid);
        json.WriteStartArray("problems"u8);
        foreach (var problem in file.Problems)
        {
            Write(json, problem);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("severity"u8, problem.Severity == Severity.Error ? "ERROR"u8 : "WARNING"u8);
        json.WriteString("code"u8, problem.Code);
        json.WriteString("message"u8, problem.Summary ?? problem.Message);
        WriteOptional(json, "path", problem.Summary is null ? problem.Path : null);
        json.WriteNumber("line"u8, problem.Line!.Value);
        json.WriteNumber("column"u8, problem.Column!.Value);
        WriteOptional(json, "given", problem.Given);
        WriteOptional(json, "allowed", problem.Allowed);
        WriteOptional(json, "fix", problem.Fix);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
