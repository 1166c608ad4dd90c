using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing.Lambda;

/// <summary>Finds the name of the function that a Task calls.</summary>
internal static class FunctionNames
{
    private const string Marker = ":function:";

    /// <summary>The function of a call: in its ARN, or in the <c>FunctionName</c> of <c>lambda:invoke</c>; null where it calls no function.</summary>
    public static string? Of(TaskRequest request) => Of(request.Resource) ?? OfParameters(request.Resource, request.Input);

    /// <summary>The function that a definition names; null where it calls none, or only the run knows which.</summary>
    public static string? Of(TaskState task) => Of(task.Resource) ?? OfParameters(task.Resource, task.Parameters);

    private static string? OfParameters(string resource, Value? parameters) =>
        ServiceResource.Parse(resource) is { Service: "lambda" }
        && parameters is ObjectValue members
        && members.TryGetValue("FunctionName", out var function)
        && function is StringValue { Text: var name }
            ? Of(name) ?? name
            : null;

    // Without a version or alias.
    private static string? Of(string arn) =>
        arn.IndexOf(Marker, StringComparison.Ordinal) is >= 0 and var at ? arn[(at + Marker.Length)..].Split(':')[0] : null;
}
