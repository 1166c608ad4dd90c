using Stepyard.Local.ServiceModels;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>REST JSON: members are in the path, the query, the headers or the body, as the model says.</summary>
/// <remarks>AWS: Smithy, "AWS restJson1 protocol".</remarks>
internal sealed class RestWire : IServiceWire
{
    public const string Json = "application/json";

    public HttpRequestMessage Ask(ServiceOperation operation, ObjectValue parameters, ModelValues values)
    {
        var request = new RestRequest(operation, values);
        if (operation.Input is not { } input)
        {
            return request.Build(hasMembers: false);
        }

        var bindings = values.Bindings(input);
        var members = values.Members(input)!;
        foreach (var (spelling, shape) in members.Members)
        {
            var name = MemberName.Parse(spelling);
            if (parameters.TryGetValue(values.NameOf(name), out var value) && value is not NullValue)
            {
                request.Add(bindings.TryGetValue(spelling, out var binding) ? binding.ToText() : "", name.Wire, shape.ToText(), value);
            }
        }

        return request.Build(members.Count > bindings.Count);
    }

    public ObjectValue Read(ServiceOperation operation, HttpResponseMessage response, byte[] body, ModelValues values)
    {
        if (operation.Output is not { } output)
        {
            return ObjectValue.Empty;
        }

        var bindings = values.Bindings(output);
        var answer = bindings.Any(binding => binding.Value.ToText() == "p") ? ObjectValue.Empty : (ObjectValue)values.FromWire(output, JsonWire.Parse(body));
        foreach (var (spelling, binding) in bindings.Members)
        {
            if (Bound(binding.ToText(), values.Members(output)![spelling].ToText(), response, body, values) is { } value)
            {
                answer = answer.With(values.NameOf(MemberName.Parse(spelling)), value);
            }
        }

        return ModelValues.Sorted(answer);
    }

    // What a member is that is not in the body; null where the answer lacks it.
    private static Value? Bound(string binding, string shape, HttpResponseMessage response, byte[] body, ModelValues values) => binding.Split(':', 2) switch
    {
        ["c"] => (long)response.StatusCode,
        ["h", var header] => Header(response, header) is { } text ? Scalar(values, shape, text) : null,
        ["x", var prefix] => Prefixed(response, prefix),
        _ when body.Length == 0 => null,
        _ when values.Members(shape) is not null => values.FromWire(shape, JsonWire.Parse(body)),
        _ => values.FromWire("y", Convert.ToBase64String(body)),
    };

    private static Value Scalar(ModelValues values, string shape, string text) => values.ScalarOf(shape) switch
    {
        "n" when Value.TryParse(text, out var number) && number is NumberValue => number,
        "b" => text == "true",
        "d" or "i" when ModelValues.TryDate(text) is { } time => values.Date(time),
        _ => text,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var found) || response.Content.Headers.NonValidated.TryGetValues(name, out found) ? found.ToString() : null;

    private static ObjectValue Prefixed(HttpResponseMessage response, string prefix) => ModelValues.Sorted(response.Headers
        .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(header => KeyValuePair.Create<string, Value>(header.Key[prefix.Length..], string.Join(", ", header.Value))));
}
