using System.Collections.Immutable;
using Stepyard.Mapping.Velocity;

namespace Stepyard.Mapping.Templates;

/// <summary><c>$input</c>: the body and the parameters that a template maps.</summary>
/// <remarks>AWS: API Gateway developer guide, "Variables for data transformations", "Input variables".</remarks>
internal sealed class InputVariable(Payload payload, RequestParameters parameters) : IVelocityObject
{
    private const string WholeBody = "$";

    /// <summary>The names of its members.</summary>
    public static readonly ImmutableArray<string> Names = ["body", "getBody", "json", "params", "path"];

    // What a path that finds nothing is as JSON.
    private const string MissingJson = "\"\"";

    public bool TryGet(string name, out object? value)
    {
        value = name == "body" ? payload.Text : null;
        return value is not null;
    }

    /// <exception cref="MalformedPayloadException">The body is no JSON.</exception>
    public bool TryCall(string name, object?[] arguments, out object? result)
    {
        (var isKnown, result) = (name, arguments) switch
        {
            ("json", [string path]) => (true, PayloadPath.Find(path, payload.Value)?.ToJson() ?? MissingJson),
            ("path", [WholeBody]) => (true, payload.Root),
            ("path", [string path]) => (true, JsonValues.ToVelocity(PayloadPath.Find(path, payload.Value))),
            ("params", []) => (true, parameters.ToVelocity()),
            ("params", [string parameter]) => (true, parameters.Find(parameter) ?? ""),
            ("getBody", []) => (true, (object?)payload.Text),
            _ => (false, null),
        };
        return isKnown;
    }

    /// <summary>Nothing: the variable itself does not render.</summary>
    public override string ToString() => "";
}
