using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.Local.XRay;

namespace Stepyard.Local.Lambda.Logging;

/// <summary>Sends the two segments of each traced invocation, as the function's role: one of the Lambda service, one of the function below it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html</remarks>
internal sealed class FunctionTraces(FunctionConfiguration function, Caller role, Yard yard, ITraces traces)
{
    private bool _refused;

    public void Put(InvocationReport report)
    {
        if (_refused || !function.ActiveTracing || TraceHeader.Parse(report.Invocation.TraceHeader) is not { Sampled: true } trace)
        {
            return;
        }

        try
        {
            var service = Random.Shared.GetHexString(16, lowercase: true);
            traces.Put(role, Segment(report, trace.Root, service, trace.Parent, "AWS::Lambda"));
            traces.Put(role, Segment(report, trace.Root, Random.Shared.GetHexString(16, lowercase: true), service, "AWS::Lambda::Function"));
            yard.Access.Authorize(role, "xray:PutTelemetryRecords", "*");
        }
        catch (AwsException e)
        {
            // Refused once is refused always; the missing statement has been shown.
            _refused = true;
            yard.Terminal.Write(Tone.Warning, "Lambda", $"{function.Name} is not traced: {e.Message}");
        }
    }

    // The segment is kept, and so must not hold on to the event and the result.
    private Segment Segment(InvocationReport report, string traceId, string id, string? parent, string origin)
    {
        var (requestId, failed) = (report.Invocation.RequestId, report.Result.Failed);
        var (start, end) = (Seconds(report.Invocation.Started), Seconds(report.Invocation.Started + report.Duration));
        return new(
            id, traceId, function.Name, origin, start, end, failed, Error: false, Throttle: false,
            () => Document(requestId, start, end, failed, traceId, id, parent, origin));
    }

    private string Document(string requestId, double start, double end, bool failed, string traceId, string id, string? parent, string origin)
    {
        using var stream = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("trace_id", traceId);
            if (parent is not null)
            {
                writer.WriteString("parent_id", parent);
            }

            writer.WriteString("name", function.Name);
            writer.WriteString("origin", origin);
            writer.WriteString("resource_arn", function.Arn);
            writer.WriteNumber("start_time", start);
            writer.WriteNumber("end_time", end);
            if (failed)
            {
                writer.WriteBoolean("fault", true);
            }

            writer.WriteStartObject("aws");
            writer.WriteString("function_arn", function.Arn);
            writer.WriteString("request_id", requestId);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
