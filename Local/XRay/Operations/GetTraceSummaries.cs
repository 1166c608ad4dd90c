using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.XRay.Operations;

/// <summary>The traces between two times, in one page; filter expressions are not evaluated.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/api/API_GetTraceSummaries.html</remarks>
internal sealed class GetTraceSummaries(Traces traces, Yard yard) : XRayOperation("/TraceSummaries")
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response, Caller caller)
    {
        yard.Access.Authorize(caller, "xray:GetTraceSummaries", "*");
        var found = traces.Between(Time(request, "StartTime"), Time(request, "EndTime"));
        response.WriteNumber("ApproximateTime", yard.Time.GetUtcNow().ToUnixTimeSeconds());
        response.WriteNumber("TracesProcessedCount", found.Length);
        response.WriteStartArray("TraceSummaries");
        foreach (var trace in found)
        {
            response.WriteStartObject();
            response.WriteString("Id", trace.Id);
            response.WriteNumber("Duration", Math.Round(trace.Duration, 3));
            response.WriteNumber("ResponseTime", Math.Round(trace.Duration, 3));
            response.WriteBoolean("HasFault", trace.Segments.Any(segment => segment.Fault));
            response.WriteBoolean("HasError", trace.Segments.Any(segment => segment.Error));
            response.WriteBoolean("HasThrottle", trace.Segments.Any(segment => segment.Throttle));
            response.WriteBoolean("IsPartial", trace.Segments.Any(segment => segment.End is null));
            WriteServices(trace, response);
            response.WriteEndObject();
        }

        response.WriteEndArray();
    }

    private static void WriteServices(Trace trace, Utf8JsonWriter response)
    {
        response.WriteStartArray("ServiceIds");
        foreach (var (name, origin) in trace.Segments.Select(segment => (segment.Name, segment.Origin)).Distinct())
        {
            response.WriteStartObject();
            response.WriteString("Name", name);
            response.WriteString("Type", origin);
            response.WriteEndObject();
        }

        response.WriteEndArray();
    }

    private static DateTimeOffset Time(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.TryGetDouble(out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : throw new AwsException("InvalidRequestException", $"{name} is required: seconds since 1970");
}
