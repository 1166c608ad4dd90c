using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Removes tags from a rule or a bus. AWS: Amazon EventBridge API Reference, UntagResource.</summary>
internal sealed class UntagResource(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var arn = members.Text("resourceARN", max: 1600);
        var keys = members.Texts("tagKeys");
        members.Check();
        Authorize(caller, arn);
        Buses.ChangeTags(arn, current => current.RemoveRange(keys));
        return Nothing;
    }
}
