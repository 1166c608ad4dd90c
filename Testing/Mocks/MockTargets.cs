using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.Testing.Lambda;

namespace Stepyard.Testing.Mocks;

/// <summary>What a mock can be of: a Task by its name, or what Tasks call, by <c>Resource</c> or by the function's name.</summary>
internal static class MockTargets
{
    /// <exception cref="WorkflowSetupException">Nothing in the workflow is called that.</exception>
    public static void Check(StateMachine machine, string target, string workflow)
    {
        if (machine.Tasks.Any(task => task.Name == target || task.Resource == target || FunctionNames.Of(task) == target))
        {
            return;
        }

        if (machine.Graph.AllStates().FirstOrDefault(state => state.Name == target) is { } other)
        {
            throw new WorkflowSetupException($"'{target}' is a {other.Type} state: only a Task can be mocked. {Tasks(machine, workflow)}");
        }

        var names = machine.Tasks.SelectMany(task => new[] { task.Name, task.Resource, FunctionNames.Of(task) }).OfType<string>();
        throw new WorkflowSetupException(
            $"{workflow} has no Task '{target}', and none that calls it{(Names.DidYouMean(target, names) is { } meant ? $"; {meant}" : ".")} {Tasks(machine, workflow)}");
    }

    /// <summary>The mock of a call, with what it was found by; a Task's own mock comes before one of what it calls.</summary>
    public static bool TryFind(
        ImmutableDictionary<string, TaskMock> mocks, TaskRequest request, [NotNullWhen(true)] out string? target, [NotNullWhen(true)] out TaskMock? mock)
    {
        foreach (var name in new[] { request.State, request.Resource, FunctionNames.Of(request) })
        {
            if (name is not null && mocks.TryGetValue(name, out mock))
            {
                target = name;
                return true;
            }
        }

        (target, mock) = (null, null);
        return false;
    }

    private static string Tasks(StateMachine machine, string workflow)
    {
        var tasks = machine.Tasks.Select(task => $"\n  {task.Name} ({task.Resource})").ToArray();
        return tasks.Length == 0 ? $"{workflow} has no Tasks." : $"The Tasks of {workflow} are:{string.Concat(tasks)}";
    }
}
