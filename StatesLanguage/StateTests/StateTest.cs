using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Runs one state alone, as AWS's TestState does: a retry is told instead of made, and nothing follows.</summary>
/// <remarks>
/// AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html and
/// https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
/// </remarks>
public sealed class StateTest
{
    // AWS: "The TestState API can run for up to five minutes."
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(5);

    private readonly StateTestRequest _request;
    private readonly State _state;
    private readonly ExecutionIdentity _identity;
    private readonly ObjectValue? _variables;
    private readonly Inspection _inspection;

    private StateTest(StateTestRequest request, State state, Value? mockedResult, ObjectValue? context, ObjectValue? variables)
    {
        (_request, _state, _variables) = (request, state, variables);
        _identity = DefaultContext.MakeIdentity(request);
        _inspection = new Inspection(context ?? DefaultContext.Of(request, state, _identity), request.Configuration)
        {
            MockedResult = mockedResult,
            MockedError = request.Mock?.ErrorOutput is { } error ? new StatesError(error.Error, error.Cause) : null,
        };
    }

    /// <summary>Checks a request and prepares its test.</summary>
    /// <param name="request">Which state to test, and with what.</param>
    /// <param name="test">The test; null where the request is refused.</param>
    /// <param name="refusal">Why it is refused; null where it is not.</param>
    public static bool TryPrepare(StateTestRequest request, [NotNullWhen(true)] out StateTest? test, [NotNullWhen(false)] out StateTestRefusal? refusal)
    {
        test = null;
        refusal = StateMockRules.Check(request);
        if (refusal is not null || !TestedState.TryRead(request, out var state, out refusal))
        {
            return false;
        }

        ObjectValue? context = null;
        ObjectValue? variables = null;
        refusal = StateMockRules.Check(request, state, out var result)
            ?? ContextRules.Check(request, state, out context)
            ?? CheckVariables(request, out variables);
        test = refusal is null ? new StateTest(request, state, result, context, variables) : null;
        return test is not null;
    }

    /// <summary>Runs the state. Once for each test.</summary>
    public async ValueTask<StateTestResult> RunAsync(CancellationToken cancellation = default)
    {
        var machine = new StateMachine(WorkflowType.Standard, new StateGraph(_state, [_state]), null, LongestTest);
        (_inspection.Data.Input, _inspection.Data.Variables) = (_request.Input, _variables);
        _inspection.Data.Http = _request.InspectionLevel == InspectionLevel.Trace ? new(_request.RevealSecrets) : null;
        var result = await Execution.RunAsync(
            new ExecutionRequest(machine, _request.Input, _identity, MockedTask.Of(_inspection, _request.Tasks))
            {
                Variables = _variables,
                Objects = _request.Configuration.MapItemReaderData is { } data ? new GivenItems(data) : null,
                Time = _request.Time,
                Randomness = new Randomness(_request.Random, _request.NewGuid),
                Inspection = _inspection,
            },
            cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new StateTestResult(
            StatusOf(result),
            result.Output,
            _inspection.Caught?.Error ?? (result.Status == ExecutionStatus.TimedOut ? "States.Timeout" : result.Error),
            _inspection.Caught?.Cause ?? result.Cause,
            _inspection.Next?.Name,
            _request.InspectionLevel == InspectionLevel.Info ? null : _inspection.Data);
    }

    private StateTestStatus StatusOf(ExecutionResult result) =>
        result.Status != ExecutionStatus.Succeeded
            ? _inspection.Data.ErrorDetails?.RetryBackoffIntervalSeconds is null ? StateTestStatus.Failed : StateTestStatus.Retriable
            : _inspection.Caught is null ? StateTestStatus.Succeeded
            : StateTestStatus.CaughtError;

    private static StateTestRefusal? CheckVariables(StateTestRequest request, out ObjectValue? variables)
    {
        variables = null;
        if (request.Variables is not { } text)
        {
            return null;
        }

        if (!Value.TryParse(text, out var value) || value is not ObjectValue given)
        {
            return StateTestRefusal.Invalid("Variables must be a JSON object");
        }

        variables = given.Count == 0 ? null : given;
        return null;
    }
}
