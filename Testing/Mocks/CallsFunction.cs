using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Testing.Mocks;

/// <summary>What a function of the test says.</summary>
internal sealed class CallsFunction(Func<MockedCall, object?> answer) : TaskMock
{
    internal override MockedAnswer Answer(MockedCall call) => answer(call) switch
    {
        TaskMock mock => mock.Answer(call),
        var output => new(TaskResult.Succeeded(Json.Of(output))),
    };
}
