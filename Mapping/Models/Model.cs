using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>A model of a REST API: a JSON schema that bodies are held against.</summary>
/// <param name="Name">Its name, unique in its API.</param>
/// <param name="Document">The schema as JSON.</param>
/// <param name="Schema">The schema, compiled.</param>
internal sealed record Model(string Name, Value Document, Schema Schema)
{
    /// <summary>Holds a body against the model.</summary>
    /// <param name="body">UTF-8 text; an empty one stands for <c>{}</c>.</param>
    /// <param name="errors">What is wrong, as <c>$context.error.validationErrorString</c> has it; null where nothing is.</param>
    /// <exception cref="SchemaException">The schema refers to itself without end.</exception>
    public bool IsValid(ReadOnlySpan<byte> body, [NotNullWhen(false)] out string? errors)
    {
        var report = new Report();
        try
        {
            Schema.Validate(body.IsEmpty ? ObjectValue.Empty : Value.Parse(body), report);
        }
        catch (JsonException e)
        {
            report.Add($"Could not parse request body into json: {e.Message}");
        }

        errors = report.IsSuccess ? null : report.ToString();
        return report.IsSuccess;
    }
}
