using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.XRay;

/// <summary>Where services send the traces of what they did.</summary>
public interface ITraces
{
    /// <summary>Sends one segment, as <c>PutTraceSegments</c> does. Action: <c>xray:PutTraceSegments</c>. Returns at once.</summary>
    /// <param name="caller">Who sends it: a session of the role that the traced resource runs as.</param>
    /// <param name="segment">The segment.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    /// <remarks>AWS: X-Ray Developer Guide, "X-Ray segment documents".</remarks>
    void Put(Caller caller, Segment segment);
}
