using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Tells what a rule is, but for its targets and tags. AWS: Amazon EventBridge API Reference, DescribeRule.</summary>
internal sealed class DescribeRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var rule = OpenRule(members, caller);
        return writer =>
        {
            WriteRule(writer, rule);
            writer.WriteString("CreatedBy", Buses.Account.Id);
        };
    }
}
