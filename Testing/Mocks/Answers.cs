using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Testing.Mocks;

/// <summary>Always the same.</summary>
internal sealed class Answers(TaskResult result) : TaskMock
{
    internal override MockedAnswer Answer(MockedCall call) => new(result);
}
