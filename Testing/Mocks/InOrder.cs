namespace Stepyard.Testing.Mocks;

/// <summary>One mock after the other.</summary>
internal sealed class InOrder(TaskMock[] mocks) : TaskMock
{
    internal override int? Limit { get; } = mocks.Sum(LimitOf);

    internal override MockedAnswer Answer(MockedCall call)
    {
        var number = call.Number;
        foreach (var mock in mocks)
        {
            if (number <= LimitOf(mock))
            {
                return mock.Answer(call with { Number = number });
            }

            number -= LimitOf(mock);
        }

        throw new UnansweredCallException($"its mock has {Limit} answers in order, and this is call {call.Number}.");
    }

    private static int LimitOf(TaskMock mock) => mock.Limit ?? 1;
}
