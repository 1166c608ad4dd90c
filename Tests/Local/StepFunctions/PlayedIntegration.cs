using System.Collections.Concurrent;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>A service that Tasks call, played by a test.</summary>
internal sealed class PlayedIntegration(string name, Func<TaskRequest, ValueTask<TaskResult>> invoke) : ITaskIntegration
{
    public string Name => name;

    /// <summary>Who has called it.</summary>
    public ConcurrentQueue<Caller> Callers { get; } = new();

    public ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        Callers.Enqueue(caller);
        return invoke(request);
    }
}
