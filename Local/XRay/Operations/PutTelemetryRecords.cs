using System.Text.Json;
using Stepyard.Local.Iam;

namespace Stepyard.Local.XRay.Operations;

/// <summary>Takes what an X-Ray daemon tells of itself, and keeps nothing of it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/api/API_PutTelemetryRecords.html</remarks>
internal sealed class PutTelemetryRecords(Yard yard) : XRayOperation("/TelemetryRecords")
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response, Caller caller) =>
        yard.Access.Authorize(caller, "xray:PutTelemetryRecords", "*");
}
