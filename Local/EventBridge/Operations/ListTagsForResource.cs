using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lists the tags of a rule or a bus. AWS: Amazon EventBridge API Reference, ListTagsForResource.</summary>
internal sealed class ListTagsForResource(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var arn = members.Text("resourceARN", max: 1600);
        members.Check();
        Authorize(caller, arn);

        var tags = Buses.TagsOf(arn);
        return writer =>
        {
            writer.WriteStartArray("Tags");
            foreach (var (key, value) in tags)
            {
                writer.WriteStartObject();
                writer.WriteString("Key", key);
                writer.WriteString("Value", value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        };
    }
}
