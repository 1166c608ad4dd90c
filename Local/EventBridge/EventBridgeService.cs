using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.EventBridge.Operations;
using Stepyard.Local.EventBridge.Schedules;
using Stepyard.Local.EventBridge.Tasks;
using Stepyard.Local.Lambda;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge;

/// <summary>Amazon EventBridge: buses, rules with patterns and schedules, and targets; without archives, partners and API destinations.</summary>
internal static class EventBridgeService
{
    /// <summary>Whom roles trust and policies name.</summary>
    public const string Principal = "events.amazonaws.com";

    /// <summary>Adds buses, which keep what is made over the wire in the data folder, the operations on them, and the integration for Task states.</summary>
    /// <param name="yard">What they are added to.</param>
    /// <param name="services">What rules may lead to.</param>
    public static Deliveries AddEventBridge(this Yard yard, EventTargets services)
    {
        var ids = new Ids(Random.Shared, yard.Time);
        var buses = new BusDirectory(yard.Account, yard.Time, new BusFile(Path.Combine(yard.DataFolder, "events.json"), yard.Account));
        var roles = new TargetRoles(yard.Access, yard.Terminal);
        var otherBuses = new BusTarget(buses, roles, yard.Access, yard.Terminal);
        IReadOnlyList<IEventTarget> kinds = [.. services.Kinds(roles, yard.Access), otherBuses];
        var journal = new DeliveryJournal(Path.Combine(yard.DataFolder, "events.log"), ids, yard.Terminal);
        var deliveries = new Deliveries(kinds, new DeadLetters(services.Queues, yard.Access, yard.Terminal), journal, Random.Shared, yard.Time, yard.Terminal);
        var router = new EventRouter(buses, deliveries, yard.Terminal);
        otherBuses.Router = router;
        var scheduler = new Scheduler(buses, router, yard.Account, ids, yard.Time);
        var putEvents = new PutEvents(buses, yard.Access, new EventIntake(router, yard.Account, ids, yard.Time), deliveries);

        yard.Add(new EventBusResource(buses));
        yard.Add(new EventBusPolicyResource(buses));
        yard.Add(new RuleResource(buses, kinds));
        yard.Add(new PutEventsTask(putEvents, new SdkCall("EventBridge", "EventBridge", ids, yard.Time)));
        yard.StatusChanged = new StatusEvents(router, yard.Account, ids, yard.Time).Tell;
        yard.OnStart(() =>
        {
            deliveries.Resume(buses);
            scheduler.Start();
            return ValueTask.CompletedTask;
        });
        yard.OnStop(async () =>
        {
            scheduler.Dispose();
            await deliveries.DisposeAsync();
            journal.Dispose();
        });

        EventsOperation[] operations =
        [
            putEvents,
            new PutRule(buses, yard.Access),
            new PutTargets(buses, yard.Access),
            new RemoveTargets(buses, yard.Access),
            new DeleteRule(buses, yard.Access),
            new DescribeRule(buses, yard.Access),
            new ListRules(buses, yard.Access),
            new ListTargetsByRule(buses, yard.Access),
            new ListRuleNamesByTarget(buses, yard.Access),
            new EnableRule(buses, yard.Access),
            new DisableRule(buses, yard.Access),
            new CreateEventBus(buses, yard.Access),
            new DeleteEventBus(buses, yard.Access),
            new DescribeEventBus(buses, yard.Access),
            new ListEventBuses(buses, yard.Access),
            new PutPermission(buses, yard.Access),
            new RemovePermission(buses, yard.Access),
            new TestEventPattern(buses, yard.Access),
            new TagResource(buses, yard.Access),
            new UntagResource(buses, yard.Access),
            new ListTagsForResource(buses, yard.Access),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
        }

        return deliveries;
    }
}

/// <summary>The services that rules may lead to; those that a yard lacks are null.</summary>
internal sealed record EventTargets
{
    public IStateMachines? StateMachines { get; init; }

    public Functions? Functions { get; init; }

    public QueueDirectory? Queues { get; init; }

    public Publisher? Topics { get; init; }

    public LogGroups? LogGroups { get; init; }

    /// <summary>What takes their events.</summary>
    public IEnumerable<IEventTarget> Kinds(TargetRoles roles, Iam.IAccess access)
    {
        if (StateMachines is not null)
        {
            yield return new StateMachineTarget(StateMachines, roles);
        }

        if (Functions is not null)
        {
            yield return new FunctionTarget(Functions, roles, access);
        }

        if (Queues is not null)
        {
            yield return new QueueTarget(Queues, roles, access);
        }

        if (Topics is not null)
        {
            yield return new TopicTarget(Topics, roles, access);
        }

        if (LogGroups is not null)
        {
            yield return new LogGroupTarget(LogGroups, access);
        }
    }
}
