using Stepyard.StatesLanguage.Tasks;
using Stepyard.Testing.Mocks;

namespace Stepyard.Testing;

/// <summary>What a Task's call comes to in a test; made by the functions below. Immutable: one mock can serve many runs.</summary>
/// <remarks>For a <c>.sync</c> or <c>.waitForTaskToken</c> Task it stands for the end of the job, or for what the worker sends back.</remarks>
public abstract class TaskMock
{
    private protected TaskMock()
    {
    }

    /// <summary>The Task succeeds.</summary>
    /// <param name="output">What it returns: JSON text, or anything that System.Text.Json can write.</param>
    public static TaskMock Returns(object? output) => new Answers(TaskResult.Succeeded(Json.Of(output)));

    /// <summary>The Task fails.</summary>
    /// <param name="error">The error's name, which <c>Retry</c> and <c>Catch</c> go by.</param>
    /// <param name="cause">The cause.</param>
    public static TaskMock Throws(string error, string? cause = null) => new Answers(TaskResult.Failed(error, cause));

    /// <summary>The Task returns what a function of the test makes of the call, which may also be a mock: <see cref="Throws"/>, for one.</summary>
    /// <remarks>What the function throws is a failure of the test, not of the Task: it comes out of <see cref="WorkflowUnderTest.RunAsync"/>.</remarks>
    public static TaskMock Calls(Func<MockedCall, object?> answer) => new CallsFunction(answer);

    /// <summary>Each call is answered by the next mock, once or as often as its <see cref="Times"/> says. A call after the last one fails the test.</summary>
    public static TaskMock InOrder(params TaskMock[] mocks) => new InOrder(mocks);

    /// <summary>The Task is answered after some time, which passes at once.</summary>
    /// <param name="time">How long it takes.</param>
    /// <param name="then">The answer.</param>
    /// <param name="heartbeatEvery">How often the worker says meanwhile that it is alive; never by default.</param>
    public static TaskMock After(TimeSpan time, TaskMock then, TimeSpan? heartbeatEvery = null) => new After(time, then, heartbeatEvery);

    /// <summary>The Task is never answered: its timeout or its heartbeat ends it.</summary>
    public static TaskMock Never() => new Never();

    /// <summary>The Task should not be called: a call ends the run and fails the test.</summary>
    /// <param name="why">What to tell whoever reads the failure.</param>
    public static TaskMock Unexpected(string why) => new Unexpected(why);

    /// <summary>The Task runs a function's real code in this process, with its own serializer; what it throws is the error that AWS would report.</summary>
    /// <param name="handler">The handler: a method such as <c>new Function().Handle</c> that takes an event, the context, both or nothing.</param>
    /// <exception cref="WorkflowSetupException">The method can't be a handler.</exception>
    public static TaskMock Lambda(Delegate handler) => new RunsLambda(handler);

    /// <summary>Answers so many calls and no more; without it a mock answers any number of calls, and one call in <see cref="InOrder"/>.</summary>
    public TaskMock Times(int calls) => new Times(this, calls);

    /// <summary>How many calls it answers; null for any number.</summary>
    internal virtual int? Limit => null;

    /// <exception cref="UnansweredCallException">It has no answer to this call.</exception>
    internal abstract MockedAnswer Answer(MockedCall call);
}
