namespace Stepyard.Testing.Mocks;

/// <summary>A mock that answers so many calls.</summary>
internal sealed class Times(TaskMock mock, int calls) : TaskMock
{
    internal override int? Limit => calls;

    internal override MockedAnswer Answer(MockedCall call) => call.Number <= calls
        ? mock.Answer(call)
        : throw new UnansweredCallException($"its mock answers {calls} {(calls == 1 ? "call" : "calls")}, and this is call {call.Number}.");
}
