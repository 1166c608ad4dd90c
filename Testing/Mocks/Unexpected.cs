namespace Stepyard.Testing.Mocks;

/// <summary>No call is right.</summary>
internal sealed class Unexpected(string why) : TaskMock
{
    internal override MockedAnswer Answer(MockedCall call) => throw new UnansweredCallException(why);
}
