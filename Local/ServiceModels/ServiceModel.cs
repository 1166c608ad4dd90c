using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.ServiceModels;

/// <summary>The API of one service; <c>generate.py</c> tells how it is written.</summary>
internal sealed class ServiceModel(string name, ObjectValue model)
{
    private readonly ObjectValue _operations = (ObjectValue)model["operations"];
    private readonly ObjectValue _errors = (ObjectValue)model["errors"];

    /// <summary>The name in <c>aws-sdk:</c> resources, such as <c>secretsmanager</c>.</summary>
    public string Name => name;

    /// <summary>The name that errors of <c>aws-sdk:</c> integrations begin with, such as <c>SecretsManager</c>.</summary>
    public string Title { get; } = model["title"].ToText();

    /// <summary>The name that errors of optimized integrations begin with, such as <c>ECS</c>.</summary>
    public string Id { get; } = model["id"].ToText();

    /// <summary><c>json</c>, <c>rest-json</c>, <c>query</c> or <c>rest-xml</c>.</summary>
    public string Protocol { get; } = model["protocol"].ToText();

    /// <summary>The name in signatures.</summary>
    public string Signing { get; } = model["signing"].ToText();

    /// <summary>What the actions in policies begin with.</summary>
    public string Iam { get; } = model["iam"].ToText();

    public string Version { get; } = model["version"].ToText();

    /// <summary>AWS JSON: what <c>X-Amz-Target</c> begins with.</summary>
    public string? Target { get; } = model.TryGetValue("target", out var target) ? target.ToText() : null;

    /// <summary>AWS JSON: <c>1.0</c> or <c>1.1</c>.</summary>
    public string? JsonVersion { get; } = model.TryGetValue("json", out var json) ? json.ToText() : null;

    public ObjectValue Shapes { get; } = (ObjectValue)model["shapes"];

    public IEnumerable<ServiceOperation> Operations => _operations.Select(operation => ServiceOperation.Read(this, operation.Key, (ObjectValue)operation.Value));

    /// <summary>An operation by its action, such as <c>putRecord</c>; null where there is none.</summary>
    public ServiceOperation? Find(string action) =>
        _operations.TryGetValue(action, out var operation) ? ServiceOperation.Read(this, action, (ObjectValue)operation) : null;

    /// <summary>The exception that AWS's SDK has for an error; null where it has none of its own.</summary>
    public string? ExceptionOf(string code)
    {
        const string Fault = "Fault", Suffix = "Exception";
        if (!_errors.TryGetValue(code, out var shape))
        {
            return null;
        }

        var exception = shape.ToText();
        return exception.EndsWith(Suffix, StringComparison.Ordinal) ? exception
            : exception.EndsWith(Fault, StringComparison.Ordinal) ? $"{exception[..^Fault.Length]}{Suffix}"
            : $"{exception}{Suffix}";
    }
}

/// <summary>One operation of a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The name on the wire, such as <c>PutRecord</c>.</param>
/// <param name="Input">The shape of the request; null where it has no members.</param>
/// <param name="Output">The shape of the answer; null where it has no members.</param>
/// <param name="Http">REST: the method and the path, such as <c>POST /schedules/{Name}</c>.</param>
internal sealed record ServiceOperation(ServiceModel Service, string Name, string? Input, string? Output, string? Http)
{
    /// <summary>The action in policies, such as <c>kinesis:PutRecord</c>.</summary>
    public string Action => $"{Service.Iam}:{Name}";

    /// <summary>Whether an operation of the AWS endpoint is this one: REST knows it by method and path, whatever the parts of that are called.</summary>
    public bool Is(IRestOperation operation) =>
        Http?.Split(' ', 2) is [var method, var path] && method == operation.Method && Parts(path.Split('?')[0]).SequenceEqual(Parts(operation.Pattern));

    public static ServiceOperation Read(ServiceModel service, string action, ObjectValue entry)
    {
        return new(service, $"{char.ToUpperInvariant(action[0])}{action[1..]}", Text("in"), Text("out"), Text("http"));

        string? Text(string member) => entry.TryGetValue(member, out var value) ? value.ToText() : null;
    }

    private static IEnumerable<string> Parts(string path) => path.Trim('/').Split('/').Select(part => part.StartsWith('{') ? "{}" : part);
}
