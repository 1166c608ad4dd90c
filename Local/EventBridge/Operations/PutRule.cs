using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Makes a rule, or replaces what one is but for its targets and tags. AWS: Amazon EventBridge API Reference, PutRule.</summary>
internal sealed class PutRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    private const string AllEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var name = RuleName(members);
        var bus = BusName(members);
        var pattern = members.OptionalText("eventPattern", min: 0, max: 4096);
        var schedule = members.OptionalText("scheduleExpression", min: 0);
        var state = members.OptionalWord("state", "ENABLED", "DISABLED", AllEvents);
        var description = members.OptionalText("description", min: 0, max: 512);
        var roleArn = members.OptionalText("roleArn", max: 1600);
        var tags = Tags(members);
        members.Check();
        Authorize(caller, Buses.RuleArn(bus, name));

        var terms = RuleTerms.Parse(pattern, schedule, bus);
        var rule = Buses.Change(bus, current => current.With(Changed(current))).Rule(name);
        return writer => writer.WriteString("RuleArn", rule.Arn);

        Rule Changed(EventBus current)
        {
            var known = current.Rules.GetValueOrDefault(name);
            if (known is null && current.Rules.Count >= RuleTerms.MostRules)
            {
                throw EventBridgeError.LimitExceeded();
            }

            var kept = known ?? new() { Name = name, Bus = current.Name, Arn = Buses.RuleArn(current.Name, name), Created = Buses.Now, Tags = tags };
            return kept with { Pattern = terms.Pattern, Schedule = terms.Schedule, IsEnabled = state != "DISABLED", Description = description, RoleArn = roleArn };
        }
    }
}
