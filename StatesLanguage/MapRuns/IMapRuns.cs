using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>Who is told of an execution's map runs and their child executions, and may keep them for those who ask later.</summary>
public interface IMapRuns
{
    /// <summary>A map run begins.</summary>
    /// <returns>Why it must not, such as a role that may not start executions; null where it may.</returns>
    StatesError? Begin(MapRun run);

    /// <summary>A map run goes on, because its execution is redriven.</summary>
    /// <param name="run">The map run.</param>
    /// <param name="type">The type of its child executions.</param>
    /// <returns>Why it must not, such as a role that may not redrive executions; null where it may.</returns>
    StatesError? Redrive(MapRun run, WorkflowType type) => null;

    /// <summary>Makes a child execution, which then begins.</summary>
    /// <param name="run">The map run that it belongs to.</param>
    /// <param name="request">What to run. It has no history yet, and calls what its parent calls.</param>
    /// <param name="items">How many items its input holds.</param>
    Execution Create(MapRun run, ExecutionRequest request, int items);

    /// <summary>A child execution, of which nothing more is awaited, is met while its parent repeats its past: it has ended, or is to be stopped.</summary>
    /// <param name="run">The map run that it belongs to.</param>
    /// <param name="request">What it runs, as for <see cref="Create"/>.</param>
    /// <param name="items">How many items its input holds.</param>
    void Leave(MapRun run, ExecutionRequest request, int items)
    {
    }
}
