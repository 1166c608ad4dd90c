namespace Stepyard.Testing;

/// <summary>The test itself is set up wrongly: a definition with problems, a mock of a state that is not there, a text that is not JSON.</summary>
/// <param name="message">What is wrong, what was given, what there is, the likely fix.</param>
public sealed class WorkflowSetupException(string message) : Exception(message);
