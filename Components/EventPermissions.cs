using System.Collections.Immutable;
using Pulumi;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed for Tasks that put events: to put them on the buses that their entries name.</summary>
/// <remarks>AWS: Step Functions developer guide, "IAM policies for calling Amazon EventBridge".</remarks>
internal static class EventPermissions
{
    /// <summary>The resource of such a Task, without its prefix.</summary>
    public const string Call = "events:putEvents";

    private const string Entries = "Entries";
    private const string Bus = "EventBusName";

    /// <summary>The statement; none where no Task puts events.</summary>
    /// <exception cref="RunException">The definition does not fix the bus of every entry.</exception>
    public static IEnumerable<Statement> Of(Definition definition, ImmutableArray<TaskState> tasks, ImmutableDictionary<string, Output<string>> substitutions, AwsTarget target)
    {
        var buses = tasks.SelectMany(task => BusesOf(definition, task)).Distinct(StringComparer.Ordinal).ToList();
        if (buses.Count > 0)
        {
            yield return new Statement("PutEvents", ["events:PutEvents"], [.. buses.Select(bus => BusArn(Definition.Resolve(bus, substitutions), target))]);
        }
    }

    // An entry without a bus is for the default one.
    private static IEnumerable<string> BusesOf(Definition definition, TaskState task) =>
        task.Parameters is ObjectValue parameters && parameters.TryGetValue(Entries, out var value) && value is ArrayValue entries && entries.All(entry => entry is ObjectValue)
            ? entries.Cast<ObjectValue>().Select(entry => BusOf(definition, task, entry))
            : throw Underivable(definition, task, Entries);

    private static string BusOf(Definition definition, TaskState task, ObjectValue entry) =>
        entry.TryGetValue(Bus, out var value) && value is StringValue { Text: var bus } && !bus.StartsWith("{%", StringComparison.Ordinal) ? bus
        : value is null && !entry.TryGetValue($"{Bus}.$", out _) ? "default"
        : throw Underivable(definition, task, Bus);

    private static Output<string> BusArn(Output<string> bus, AwsTarget target) =>
        Output.All([target.Arn("events", "event-bus/"), bus]).Apply(it => it[1].StartsWith("arn:", StringComparison.Ordinal) ? it[1] : it[0] + it[1]);

    private static RunException Underivable(Definition definition, TaskState task, string parameter) => new(
        $"definitions/{definition.File.Name}.asl.json: state '{task.Name}' calls {task.Resource}, and what its role needs can't be read off the definition. "
        + $"\"{parameter}\" only shows at run time. Write the entries into the definition, each with a fixed \"{Bus}\", such as a placeholder, or with none.");
}
