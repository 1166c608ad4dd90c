using System.Globalization;
using System.Net.Http.Headers;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>A request of REST JSON, to which one parameter after the other is added.</summary>
/// <param name="operation">The operation.</param>
/// <param name="values">What knows the shapes of the service.</param>
internal sealed class RestRequest(ServiceOperation operation, ModelValues values)
{
    private readonly List<string> _query = [];
    private readonly List<(string Name, string Value)> _headers = [];
    private string _path = operation.Http![(operation.Http!.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    private ObjectValue _members = ObjectValue.Empty;
    private HttpContent? _body;

    /// <summary>Puts a parameter where its binding says: <c>u</c> the path, <c>q</c> the query, <c>h</c> and <c>x</c> headers, <c>p</c> the whole body; without one a member of the body.</summary>
    public void Add(string binding, string name, string shape, Value value)
    {
        switch (binding.Split(':', 2))
        {
            case ["u", var label]:
                var text = Uri.EscapeDataString(Text(shape, value));
                _path = _path
                    .Replace($"{{{label}}}", text, StringComparison.Ordinal)
                    .Replace($"{{{label}+}}", text.Replace("%2F", "/", StringComparison.Ordinal), StringComparison.Ordinal);
                break;
            case ["q", var parameter]:
                AddQuery(shape, parameter, value);
                break;
            case ["h", var header]:
                _headers.Add((header, Text(shape, value)));
                break;
            case ["x", var prefix]:
                _headers.AddRange((value as ObjectValue ?? ObjectValue.Empty).Select(entry => (prefix + entry.Key, entry.Value.ToText())));
                break;
            case ["p"]:
                _body = Payload(shape, value);
                break;
            default:
                _members = _members.With(name, values.ToWire(shape, value));
                break;
        }
    }

    /// <summary>The whole request, with the members of the body where the operation has some.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>: a part of the path is missing.</exception>
    public HttpRequestMessage Build(bool hasMembers)
    {
        if (_path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var missing)
        {
            var label = _path[(missing + 1)..].Split('}', '+')[0];
            throw new AwsException("ValidationException", $"The parameter '{MemberName.Pascal(label)}' is missing, which is a part of the address {operation.Http}.");
        }

        var separator = _path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var address = _query.Count == 0 ? _path : $"{_path}{separator}{string.Join('&', _query)}";
        var request = new HttpRequestMessage(new(operation.Http!.Split(' ')[0]), new Uri(address, UriKind.Relative))
        {
            Content = _body ?? (hasMembers ? JsonWire.Body(_members.ToJson(), RestWire.Json) : null),
        };
        request.Headers.Add("Accept", RestWire.Json);
        foreach (var (name, value) in _headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.Remove(name);
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private void AddQuery(string shape, string parameter, Value value)
    {
        switch (value)
        {
            case ArrayValue list:
                foreach (var item in list)
                {
                    AddQuery(values.Inner(shape, "l") ?? "s", parameter, item);
                }

                break;
            case ObjectValue map:
                foreach (var (name, entry) in map)
                {
                    AddQuery(values.Inner(shape, "m") ?? "s", name, entry);
                }

                break;
            default:
                _query.Add($"{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(Text(shape, value))}");
                break;
        }
    }

    private ByteArrayContent Payload(string shape, Value value) => values.Members(shape) is not null || values.ScalarOf(shape) == "*"
        ? JsonWire.Body(values.ToWire(shape, value).ToJson(), RestWire.Json)
        : new(ModelValues.Bytes(value)) { Headers = { ContentType = new MediaTypeHeaderValue(value is StringValue ? "application/octet-stream" : RestWire.Json) } };

    // Outside the body a date is text.
    private string Text(string shape, Value value) =>
        values.ScalarOf(shape) is "d" or "i" && value is StringValue date && ModelValues.TryDate(date.Text) is { } time
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : value.ToText();
}
