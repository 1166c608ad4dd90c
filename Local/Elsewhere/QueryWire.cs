using System.Xml;
using System.Xml.Linq;
using Stepyard.Local.ServiceModels;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Elsewhere;

/// <summary>AWS query: a form in, XML out.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol".</remarks>
internal sealed class QueryWire : IServiceWire
{
    public HttpRequestMessage Ask(ServiceOperation operation, ObjectValue parameters, ModelValues values)
    {
        var fields = new List<KeyValuePair<string, string>> { new("Action", operation.Name), new("Version", operation.Service.Version) };
        Add(fields, "", operation.Input ?? "", parameters, values);
        return new(HttpMethod.Post, new Uri("/", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
    }

    public ObjectValue Read(ServiceOperation operation, HttpResponseMessage response, byte[] body, ModelValues values)
    {
        if (operation.Output is not { } output)
        {
            return ObjectValue.Empty;
        }

        try
        {
            using var stream = new MemoryStream(body);
            return XElement.Load(stream).Elements().FirstOrDefault(element => element.Name.LocalName == $"{operation.Name}Result") is { } result
                ? (ObjectValue)Read(output, result, values)
                : ObjectValue.Empty;
        }
        catch (XmlException e)
        {
            throw new FormatException($"The answer is not XML: {e.Message}", e);
        }
    }

    // The members of a structure follow its name; items of a list are numbered members, those of a map numbered entries.
    private static void Add(List<KeyValuePair<string, string>> fields, string name, string shape, Value value, ModelValues values)
    {
        switch (value)
        {
            case NullValue:
                break;
            case ArrayValue list:
                for (var i = 0; i < list.Count; i++)
                {
                    Add(fields, $"{name}.member.{i + 1}", values.Inner(shape, "l") ?? "", list[i], values);
                }

                break;
            case ObjectValue structure when values.Members(shape) is { } members:
                foreach (var (spelling, inner) in members.Members)
                {
                    var member = MemberName.Parse(spelling);
                    if (structure.TryGetValue(values.NameOf(member), out var given))
                    {
                        Add(fields, name.Length == 0 ? member.Wire : $"{name}.{member.Wire}", inner.ToText(), given, values);
                    }
                }

                break;
            case ObjectValue map when values.Inner(shape, "m") is { } inner:
                for (var i = 0; i < map.Count; i++)
                {
                    fields.Add(new($"{name}.entry.{i + 1}.key", map.Members[i].Key));
                    Add(fields, $"{name}.entry.{i + 1}.value", inner, map.Members[i].Value, values);
                }

                break;
            default:
                fields.Add(new(name, values.ScalarOf(shape) == "y" ? Convert.ToBase64String(ModelValues.Bytes(value)) : value.ToText()));
                break;
        }
    }

    private static Value Read(string shape, XElement element, ModelValues values)
    {
        if (values.Members(shape) is { } members)
        {
            return ModelValues.Sorted(members
                .Select(member => (Name: MemberName.Parse(member.Key), Shape: member.Value.ToText()))
                .SelectMany(member => element.Elements().Where(child => child.Name.LocalName == member.Name.Wire).Take(1)
                    .Select(child => KeyValuePair.Create(values.NameOf(member.Name), Read(member.Shape, child, values)))));
        }

        if (values.Inner(shape, "l") is { } items)
        {
            return ArrayValue.Create([.. element.Elements().Select(item => Read(items, item, values))]);
        }

        if (values.Inner(shape, "m") is { } inner)
        {
            return ObjectValue.Create([.. element.Elements().Select(entry => KeyValuePair.Create(entry.Elements().First().Value, Read(inner, entry.Elements().Last(), values)))]);
        }

        return values.ScalarOf(shape) switch
        {
            "n" when Value.TryParse(element.Value, out var number) && number is NumberValue => number,
            "b" => element.Value == "true",
            _ => values.FromWire(shape, element.Value),
        };
    }
}
