using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Answers a Task with what it is mocked to come to.</summary>
internal sealed class MockedTask(TaskResult result) : ITaskRunner
{
    private static readonly MockedTask Unanswered = new(TaskResult.Failed(
        "States.Runtime", "Nothing answers the Task here: mock what it comes to, or test the state where its service runs."));

    /// <summary>What the Task of a test calls: its mock, or what the test was given.</summary>
    public static ITaskRunner Of(Inspection inspection, ITaskRunner? tasks) =>
        inspection.MockedError is { } error ? new MockedTask(TaskResult.Failed(error.Error, error.Cause))
            : inspection.MockedResult is { } output ? new MockedTask(TaskResult.Succeeded(output))
            : tasks ?? Unanswered;

    public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation) => new(result);
}
