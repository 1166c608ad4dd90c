using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

/// <summary>Writes the fields of an event's details; execution data only where it is asked for.</summary>
internal readonly struct DetailsWriter(Utf8JsonWriter json, bool includeExecutionData)
{
    public void Text(string field, string? value)
    {
        if (value is not null)
        {
            json.WriteString(field, value);
        }
    }

    public void Number(string field, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(field, number);
        }
    }

    /// <summary>A value as JSON text, followed by its <c>…Details</c>.</summary>
    public void Data(string field, string detailsField, Value value)
    {
        if (!includeExecutionData)
        {
            return;
        }

        json.WriteString(field, value.ToJson());
        WriteIsWhole(detailsField);
    }

    /// <summary>A value as JSON text without details, as <c>parameters</c> has it.</summary>
    public void Data(string field, Value value)
    {
        if (includeExecutionData)
        {
            json.WriteString(field, value.ToJson());
        }
    }

    /// <summary>Each variable as JSON text; nothing where there are none.</summary>
    public void Variables(ObjectValue? assigned)
    {
        if (assigned is null || !includeExecutionData)
        {
            return;
        }

        json.WriteStartObject("assignedVariables");
        foreach (var (name, value) in assigned.Members)
        {
            json.WriteString(name, value.ToJson());
        }

        json.WriteEndObject();
        WriteIsWhole("assignedVariablesDetails");
    }

    /// <summary>An error and its cause, each where there is one.</summary>
    public void Error(string? error, string? cause)
    {
        if (includeExecutionData)
        {
            Text("error", error);
            Text("cause", cause);
        }
    }

    public void Credentials(string? roleArn)
    {
        if (roleArn is not null)
        {
            json.WriteStartObject("taskCredentials");
            json.WriteString("roleArn", roleArn);
            json.WriteEndObject();
        }
    }

    private void WriteIsWhole(string field)
    {
        json.WriteStartObject(field);
        json.WriteBoolean("truncated", false);
        json.WriteEndObject();
    }
}
