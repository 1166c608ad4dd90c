using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Testing.Mocks;

/// <summary>A response of a mock file.</summary>
internal sealed class FromFile(MockedResponse response, string file) : TaskMock
{
    internal override MockedAnswer Answer(MockedCall call) => response.At(call.Number - 1) is { } result
        ? new(result)
        : throw new UnansweredCallException($"'{response.Name}' in {file} has no answer \"{call.Number - 1}\", which call {call.Number} needs.");
}
