namespace Stepyard.Testing.Mocks;

/// <summary>The same answer, later.</summary>
internal sealed class After(TimeSpan time, TaskMock then, TimeSpan? heartbeatEvery) : TaskMock
{
    internal override int? Limit => then.Limit;

    internal override MockedAnswer Answer(MockedCall call)
    {
        var answer = then.Answer(call);
        return answer with { After = answer.After + time, HeartbeatEvery = heartbeatEvery ?? answer.HeartbeatEvery };
    }
}
