namespace Stepyard.Testing.Mocks;

/// <summary>No answer.</summary>
internal sealed class Never : TaskMock
{
    internal override MockedAnswer Answer(MockedCall call) => new(null);
}
