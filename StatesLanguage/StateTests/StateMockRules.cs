using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Which states must, may and can't be mocked, and with what.</summary>
/// <remarks>
/// AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html. Its texts are those of the service
/// where a recording shows them.
/// </remarks>
internal static class StateMockRules
{
    /// <summary>What is wrong whatever the state is; null where nothing is.</summary>
    public static StateTestRefusal? Check(StateTestRequest request) => request.Mock switch
    {
        null => null,
        _ when request.RevealSecrets => StateTestRefusal.Invalid("TestState does not support RevealSecrets when a mock is specified."),
        { Result: not null, ErrorOutput: not null } =>
            StateTestRefusal.Invalid("A test mock should have only one of the following fields: [result, errorOutput]."),
        { Result: null, ErrorOutput: null } =>
            StateTestRefusal.Invalid("A test mock should have one of the following fields: [result, errorOutput]."),
        _ => null,
    };

    /// <summary>What is wrong for this state; null where nothing is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="state">The state.</param>
    /// <param name="result">The mocked result; null where there is none.</param>
    public static StateTestRefusal? Check(StateTestRequest request, State state, out Value? result)
    {
        result = null;
        if (request.Mock is not { } mock)
        {
            return CheckUnmocked(request, state);
        }

        if (state is not RetryableState retryable)
        {
            return StateTestRefusal.Invalid($"State type '{state.Type}' is not supported when a mock is specified");
        }

        if (mock.Result is { } text && !Value.TryParse(text, out result))
        {
            return StateTestRefusal.Invalid("Mocked result must be valid JSON.");
        }

        return CheckOrigin(request, retryable) ?? (result is null ? null : CheckResult(request, mock, retryable, result));
    }

    private static StateTestRefusal? CheckUnmocked(StateTestRequest request, State state) => state switch
    {
        MapState or ParallelState => StateTestRefusal.InvalidDefinition(
            "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]"),
        TaskState { Service.Pattern: { } pattern } => StateTestRefusal.InvalidDefinition(
            $"TestState API does not support the '.{pattern}' service integration pattern when a mock is not specified"),
        TaskState task when task.Resource.Contains(":activity:", StringComparison.Ordinal) => StateTestRefusal.InvalidDefinition(
            "TestState API does not support Activity tasks when a mock is not specified"),
        TaskState when request.RoleArn is null => StateTestRefusal.Invalid("RoleArn must be specified when testing a Task state"),
        _ => null,
    };

    private static StateTestRefusal? CheckOrigin(StateTestRequest request, RetryableState state) =>
        request.Configuration.ErrorCausedByState is { } origin && state.Graphs.SelectMany(graph => graph.AllStates()).All(nested => nested.Name != origin)
            ? StateTestRefusal.Invalid($"State '{origin}' that causes the error is not found in the tested state")
            : null;

    private static StateTestRefusal? CheckResult(StateTestRequest request, StateMock mock, RetryableState state, Value result) => state switch
    {
        TaskState task => mock.FieldValidationMode != FieldValidationMode.None
            && request.MockSchema?.FindMistake(task.Resource, result, mock.FieldValidationMode) is { } mistake
                ? StateTestRefusal.Invalid($"Mock result schema validation error: {mistake}")
                : null,
        MapState { Writes: not null } when result is ObjectValue => null,
        _ when result is not ArrayValue => StateTestRefusal.Invalid("Mocked result must be an array."),
        ParallelState parallel when ((ArrayValue)result).Count != parallel.Graphs.Count =>
            StateTestRefusal.Invalid("Mocked result must contain the same number of items as number of Parallel branches."),
        MapState when request.Configuration.MapIterationFailureCount > ((ArrayValue)result).Count =>
            StateTestRefusal.Invalid("Map iteration failure count must be less than or equal to the number of Map iterations"),
        _ => null,
    };
}
