using System.Collections.Immutable;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge;

/// <summary>A rule of the stack, with its targets.</summary>
/// <param name="buses">The buses.</param>
/// <param name="kinds">The targets that are here: a rule that leads elsewhere is a mistake, for its events would be lost.</param>
internal sealed class RuleResource(BusDirectory buses, IReadOnlyList<IEventTarget> kinds) : IResourceType
{
    public string Token => "aws-native:events:Rule";

    public Provisioned Create(ResourceRequest request)
    {
        try
        {
            var rule = Rule(request, request.PhysicalName("name"));
            buses.Change(rule.Bus, bus => bus.With(rule));
            return new(rule.Arn, new Dictionary<string, object> { ["arn"] = rule.Arn, ["name"] = rule.Name });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private Rule Rule(ResourceRequest request, string name)
    {
        var bus = buses.Get(request.OptionalText("eventBusName")).Name;
        var pattern = request.Inputs.TryGetValue("eventPattern", out var given) ? InputJson.ToElement(given).GetRawText() : null;
        var terms = RuleTerms.Parse(pattern, request.OptionalText("scheduleExpression"), bus);
        return TargetRules.Limited(new()
        {
            Name = name,
            Bus = bus,
            Arn = buses.RuleArn(bus, name),
            Created = buses.Now,
            Pattern = terms.Pattern,
            Schedule = terms.Schedule,
            IsEnabled = request.OptionalText("state") != "DISABLED",
            Description = request.OptionalText("description"),
            RoleArn = request.OptionalText("roleArn"),
            Tags = ResourceTags.Read(request),
            Targets = [.. request.List("targets").OfType<ImmutableDictionary<string, object>>().Select(target => Target(request, target))],
            IsDeclared = true,
        });
    }

    private Target Target(ResourceRequest request, ImmutableDictionary<string, object> given)
    {
        if (given.GetValueOrDefault("id") is not string || given.GetValueOrDefault("arn") is not string arn)
        {
            throw request.Mistake("each of 'targets' has an 'id' and an 'arn'.");
        }

        var target = new Target((ObjectValue)Members(given));
        TargetRules.Check(target);
        return kinds.Any(kind => kind.Takes(arn))
            ? target
            : throw request.Mistake($"the target {arn} can't be reached here; state machines, functions, queues, topics, log groups and event buses can.");
    }

    // Members have capitals on EventBridge's wire; the names of variables are the program's own.
    private static Value Members(object value, bool areNames = false) => value switch
    {
        ImmutableDictionary<string, object> map => ObjectValue.Create(
            [.. map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(
                areNames ? member.Key : $"{char.ToUpperInvariant(member.Key[0])}{member.Key[1..]}", Members(member.Value, member.Key == "inputPathsMap")))]),
        double number => (long)number,
        _ => Value.Parse(InputJson.ToElement(new[] { value })[0].GetRawText()),
    };
}
