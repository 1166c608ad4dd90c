using System.Globalization;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>The context object, <c>$$</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html</remarks>
internal static class ContextObject
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static Value Of(Branch branch)
    {
        var execution = branch.Execution;
        var identity = execution.Identity;
        var context = ObjectValue.Create(
            new("Execution", OfExecution(execution)),
            new("StateMachine", ObjectValue.Create([new("Id", identity.StateMachineId), new("Name", identity.StateMachineName)])),
            new("State", OfState(branch)));
        if (branch.TaskToken is { } token)
        {
            context = context.With("Task", ObjectValue.Create("Token", token));
        }

        return branch.Item is not { } item ? context : WithItem(context, item);
    }

    /// <summary>A context object that says which item an iteration works on.</summary>
    public static ObjectValue WithItem(ObjectValue context, MapItem item)
    {
        var value = item.Key is { } key
            ? ObjectValue.Create([new("Index", item.Index), new("Key", key), new("Value", item.Value)])
            : ObjectValue.Create([new("Index", item.Index), new("Value", item.Value)]);
        return context.With("Map", ObjectValue.Create("Item", item.Source is { } source ? value.With("Source", source) : value));
    }

    /// <summary>A time as the context object has it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static ObjectValue OfExecution(Execution execution)
    {
        var identity = execution.Identity;
        var value = ObjectValue.Create(
            new("Id", identity.Id),
            new("Input", execution.Input),
            new("StartTime", Text(execution.StartDate)),
            new("Name", identity.Name),
            new("RoleArn", identity.RoleArn));
        if (execution.Machine.Type == WorkflowType.Standard)
        {
            value = value.With("RedriveCount", (long)execution.RedriveCount);
        }

        return execution.RedriveDate is { } redriven ? value.With("RedriveTime", Text(redriven)) : value;
    }

    private static ObjectValue OfState(Branch branch)
    {
        var value = ObjectValue.Create([new("Name", branch.State.Name), new("EnteredTime", Text(branch.EnteredAt))]);
        return branch.State is RetryableState ? value.With("RetryCount", (long)branch.RetryCount) : value;
    }
}
