using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Testing.Mocks;

/// <summary>What a mock answers, and when.</summary>
/// <param name="Result">The answer; null for none, ever.</param>
/// <param name="After">How long it takes.</param>
/// <param name="HeartbeatEvery">How often a heartbeat comes meanwhile; null for never.</param>
internal readonly record struct MockedAnswer(TaskResult? Result, TimeSpan After = default, TimeSpan? HeartbeatEvery = null);

/// <summary>A mock has no answer to a call: the test lacks something.</summary>
internal sealed class UnansweredCallException(string message) : Exception(message);
