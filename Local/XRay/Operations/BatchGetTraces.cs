using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.XRay.Operations;

/// <summary>Traces by their ids, with their segment documents.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/api/API_BatchGetTraces.html</remarks>
internal sealed class BatchGetTraces(Traces traces, Yard yard) : XRayOperation("/Traces")
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response, Caller caller)
    {
        yard.Access.Authorize(caller, "xray:BatchGetTraces", "*");
        if (!request.TryGetProperty("TraceIds", out var ids) || ids.ValueKind != JsonValueKind.Array)
        {
            throw new AwsException("InvalidRequestException", "TraceIds is required");
        }

        var asked = ids.EnumerateArray().Select(id => id.ToString()).ToArray();
        response.WriteStartArray("Traces");
        foreach (var trace in asked.Select(traces.Find).OfType<Trace>())
        {
            Write(trace, response);
        }

        response.WriteEndArray();
        response.WriteStartArray("UnprocessedTraceIds");
        foreach (var id in asked.Where(id => traces.Find(id) is null))
        {
            response.WriteStringValue(id);
        }

        response.WriteEndArray();
    }

    private static void Write(Trace trace, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteString("Id", trace.Id);
        response.WriteNumber("Duration", Math.Round(trace.Duration, 3));
        response.WriteBoolean("LimitExceeded", false);
        response.WriteStartArray("Segments");
        foreach (var segment in trace.Segments)
        {
            response.WriteStartObject();
            response.WriteString("Id", segment.Id);
            response.WriteString("Document", segment.Document);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteEndObject();
    }
}
