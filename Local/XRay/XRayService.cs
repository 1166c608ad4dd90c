using Stepyard.Local.XRay.Operations;

namespace Stepyard.Local.XRay;

/// <summary>AWS X-Ray: the traces that services and functions send, kept in memory.</summary>
internal static class XRayService
{
    /// <summary>Adds the operations that send and read traces.</summary>
    public static Traces AddXRay(this Yard yard)
    {
        var traces = new Traces(yard.Access, yard.Time);
        yard.Add(new PutTraceSegments(traces, yard));
        yard.Add(new PutTelemetryRecords(yard));
        yard.Add(new GetTraceSummaries(traces, yard));
        yard.Add(new BatchGetTraces(traces, yard));
        return traces;
    }
}
