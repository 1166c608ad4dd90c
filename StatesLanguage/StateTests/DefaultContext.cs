using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>The context object of a test that is given none: that of an Express execution which does not exist.</summary>
internal static class DefaultContext
{
    public static ExecutionIdentity MakeIdentity(StateTestRequest request)
    {
        var (machine, execution) = (request.NewGuid().ToString(), request.NewGuid().ToString());
        var prefix = $"arn:aws:states:{request.Region}:{request.AccountId}";
        return new($"{prefix}:express:{machine}:{execution}", execution, $"{prefix}:stateMachine:{machine}", machine, request.RoleArn ?? "");
    }

    public static ObjectValue Of(StateTestRequest request, State state, ExecutionIdentity identity)
    {
        var now = ContextObject.Text(request.Time.GetUtcNow());
        var entered = ObjectValue.Create([new("Name", TestedState.Name), new("EnteredTime", now)]);
        var context = ObjectValue.Create(
            new("Execution", ObjectValue.Create(
                new("Id", identity.Id),
                new("Input", request.Input),
                new("Name", identity.Name),
                new("RoleArn", request.RoleArn is { } role ? role : NullValue.Instance),
                new("StartTime", now))),
            new("StateMachine", ObjectValue.Create([new("Id", identity.StateMachineId), new("Name", identity.StateMachineName)])),
            new("State", state is RetryableState ? entered.With("RetryCount", 0) : entered));
        return state is TaskState { Service.Pattern: not null }
            ? context.With("Task", ObjectValue.Create("Token", request.NewGuid().ToString()))
            : context;
    }
}
