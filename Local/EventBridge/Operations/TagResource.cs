using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Adds tags to a rule or a bus. AWS: Amazon EventBridge API Reference, TagResource.</summary>
internal sealed class TagResource(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var arn = members.Text("resourceARN", max: 1600);
        members.Structures("tags", "Tag");
        var tags = Tags(members);
        members.Check();
        Authorize(caller, arn);
        Buses.ChangeTags(arn, current => current.SetItems(tags));
        return Nothing;
    }
}
