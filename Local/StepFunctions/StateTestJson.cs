using System.Text.Json;
using Stepyard.StatesLanguage.StateTests;

namespace Stepyard.Local.StepFunctions;

/// <summary>What a test of a state came to, as the API answers it.</summary>
/// <remarks>AWS: Step Functions API Reference, TestState, "Response Syntax".</remarks>
internal static class StateTestJson
{
    public static void Write(Utf8JsonWriter json, StateTestResult result)
    {
        json.WriteStartObject();
        WriteText(json, "output"u8, result.Output?.ToJson());
        WriteText(json, "error"u8, result.Error);
        WriteText(json, "cause"u8, result.Cause);
        if (result.InspectionData is { } data)
        {
            json.WriteStartObject("inspectionData"u8);
            Write(json, data);
            json.WriteEndObject();
        }

        WriteText(json, "nextState"u8, result.NextState);
        json.WriteString("status"u8, NameOf(result.Status));
        json.WriteEndObject();
    }

    /// <summary>The status's name in the API.</summary>
    public static string NameOf(StateTestStatus status) => status switch
    {
        StateTestStatus.Succeeded => "SUCCEEDED",
        StateTestStatus.Failed => "FAILED",
        StateTestStatus.Retriable => "RETRIABLE",
        _ => "CAUGHT_ERROR",
    };

    /// <summary>The level by its name in the API; INFO where there is none.</summary>
    public static InspectionLevel LevelOf(string? word) => word switch
    {
        "DEBUG" => InspectionLevel.Debug,
        "TRACE" => InspectionLevel.Trace,
        _ => InspectionLevel.Info,
    };

    /// <summary>The mode by its name in the API; STRICT where there is none.</summary>
    public static FieldValidationMode ModeOf(string? word) => word switch
    {
        "PRESENT" => FieldValidationMode.Present,
        "NONE" => FieldValidationMode.None,
        _ => FieldValidationMode.Strict,
    };

    private static void Write(Utf8JsonWriter json, InspectionData data)
    {
        foreach (var (name, value) in data.Values)
        {
            json.WriteString(name, value.ToJson());
        }

        Write(json, data.Http?.Request);
        Write(json, data.Http?.Response);
        WriteNumber(json, "maxConcurrency"u8, data.MaxConcurrency);
        WriteNumber(json, "toleratedFailureCount"u8, data.ToleratedFailureCount);
        WriteNumber(json, "toleratedFailurePercentage"u8, data.ToleratedFailurePercentage);
        if (data.ErrorDetails is { } details)
        {
            json.WriteStartObject("errorDetails"u8);
            WriteNumber(json, "retryIndex"u8, details.RetryIndex);
            WriteNumber(json, "retryBackoffIntervalSeconds"u8, details.RetryBackoffIntervalSeconds);
            WriteNumber(json, "catchIndex"u8, details.CatchIndex);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, TracedRequest? request)
    {
        if (request is null)
        {
            return;
        }

        json.WriteStartObject("request"u8);
        json.WriteString("protocol"u8, request.Protocol);
        json.WriteString("method"u8, request.Method);
        json.WriteString("url"u8, request.Url);
        json.WriteString("headers"u8, request.Headers);
        WriteText(json, "body"u8, request.Body);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TracedResponse? response)
    {
        if (response is null)
        {
            return;
        }

        json.WriteStartObject("response"u8);
        json.WriteString("protocol"u8, response.Protocol);
        json.WriteString("statusCode"u8, response.StatusCode);
        json.WriteString("statusMessage"u8, response.StatusMessage);
        json.WriteString("headers"u8, response.Headers);
        json.WriteString("body"u8, response.Body);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(name, given);
        }
    }
}
