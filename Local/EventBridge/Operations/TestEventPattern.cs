using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Tells whether a pattern matches an event. AWS: Amazon EventBridge API Reference, TestEventPattern.</summary>
internal sealed class TestEventPattern(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    private static readonly string[] Mandatory = ["id", "account", "source", "time", "region", "resources", "detail-type"];

    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var patternText = members.Text("eventPattern", min: 0, max: 4096);
        var eventText = members.Text("event", min: 0, max: int.MaxValue);
        members.Check();
        Authorize(caller, "*");

        var pattern = RuleTerms.ParsePattern(patternText);
        var matches = pattern.Matches(Event(eventText));
        return writer => writer.WriteBoolean("Result", matches);
    }

    private static ObjectValue Event(string text)
    {
        if (!Value.TryParse(text, out var value) || value is not ObjectValue members)
        {
            throw EventBridgeError.Validation("Parameter Event is not valid. Reason: Event is not a JSON object.");
        }

        return Array.Find(Mandatory, name => !members.TryGetValue(name, out _)) is { } missing
            ? throw EventBridgeError.Validation($"Parameter Event is not valid. Reason: {missing} is a required argument.")
            : members;
    }
}
