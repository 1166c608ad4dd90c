using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.StatesLanguage.Testing;

/// <summary>One of the <c>MockedResponses</c>: what a Task answers, invocation by invocation.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Steps">The answers, by the invocations that they are for.</param>
public sealed record MockedResponse(string Name, IReadOnlyList<MockedStep> Steps)
{
    /// <summary>The answer to an invocation; null where the file has none for it.</summary>
    /// <param name="invocation">Counted from 0 for each state over a whole execution, retries and iterations included.</param>
    public TaskResult? At(int invocation)
    {
        foreach (var step in Steps)
        {
            if (invocation >= step.First && invocation <= step.Last)
            {
                return step.Result;
            }
        }

        return null;
    }
}

/// <summary>An answer to some invocations: <c>"0"</c>, or <c>"1-2"</c>.</summary>
/// <param name="First">The first invocation, from 0.</param>
/// <param name="Last">The last invocation.</param>
/// <param name="Result">What <c>Return</c> or <c>Throw</c> says.</param>
public sealed record MockedStep(int First, int Last, TaskResult Result);
