using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Testing;

/// <summary>A call that a Task made of its mock.</summary>
/// <param name="Request">The call as the interpreter made it.</param>
/// <param name="Number">Which call of this mock it is, from 1, counted over the whole run: retries and iterations included.</param>
public sealed record MockedCall(TaskRequest Request, int Number)
{
    /// <summary>The Task's name.</summary>
    public string State => Request.State;

    /// <summary>The Task's <c>Resource</c>.</summary>
    public string Resource => Request.Resource;

    /// <summary>What the Task sends: its input, or its <c>Parameters</c> or <c>Arguments</c>.</summary>
    public JsonElement Input { get; } = Json.ToElement(Request.Input);

    /// <summary><c>Input</c> as a type of the test's.</summary>
    public T? InputAs<T>(JsonSerializerOptions? options = null) => Input.Deserialize<T>(options);
}
