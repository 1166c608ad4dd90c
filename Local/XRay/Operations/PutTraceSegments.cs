using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.XRay.Operations;

/// <summary>Takes segment documents; the ones that can't be read are named in the answer.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/api/API_PutTraceSegments.html</remarks>
internal sealed class PutTraceSegments(Traces traces, Yard yard) : XRayOperation("/TraceSegments")
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response, Caller caller)
    {
        yard.Access.Authorize(caller, "xray:PutTraceSegments", "*");
        if (!request.TryGetProperty("TraceSegmentDocuments", out var documents) || documents.ValueKind != JsonValueKind.Array)
        {
            throw new AwsException("InvalidRequestException", "TraceSegmentDocuments is required");
        }

        response.WriteStartArray("UnprocessedTraceSegments");
        foreach (var document in documents.EnumerateArray())
        {
            if (document.ValueKind != JsonValueKind.String || !traces.Add(document.GetString()!))
            {
                response.WriteStartObject();
                response.WriteString("ErrorCode", "ParseError");
                response.WriteString("Message", "Invalid segment. ErrorCode: ParseError");
                response.WriteEndObject();
            }
        }

        response.WriteEndArray();
    }
}
