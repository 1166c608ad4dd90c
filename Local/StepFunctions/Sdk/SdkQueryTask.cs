using System.Text;
using System.Xml;
using System.Xml.Linq;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>An operation of a service that speaks AWS query, as an AWS SDK integration: a form of the parameters, an object of the XML.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol".</remarks>
internal sealed class SdkQueryTask(SdkService service, Ids ids, string name, IQueryOperation operation) : SdkTask(service, ids, name)
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, OmitXmlDeclaration = true };

    protected override async ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        AddMembers(fields, "", parameters);
        var xml = new StringBuilder();
        try
        {
            await using var writer = XmlWriter.Create(xml, Settings);
            await writer.WriteStartElementAsync(null, "Result", operation.Namespace);
            await operation.AnswerAsync(fields, writer, caller, cancellation);
            await writer.WriteEndElementAsync();
        }
        catch (AwsException refused) when (refused.Code == "AccessDeniedException")
        {
            throw new AwsException(QueryProtocol.RefusalCode(operation.Namespace), refused.Message, 403);
        }

        var answer = XElement.Parse(xml.ToString());
        return answer.HasElements ? Read(answer) : ObjectValue.Empty;
    }

    private void AddMembers(Dictionary<string, string> fields, string prefix, ObjectValue structure)
    {
        foreach (var (name, value) in structure.Members)
        {
            var isJson = Service.JsonMembers.Contains(name) && value is (ObjectValue or ArrayValue);
            Add(fields, prefix + name, isJson ? value.ToJson() : value, name == "MessageAttributes" ? ("Name", "Value") : ("key", "value"));
        }
    }

    // The members of a structure follow its name; those of a map are entries, those of a list are numbered.
    private void Add(Dictionary<string, string> fields, string name, Value value, (string Key, string Value) map)
    {
        switch (value)
        {
            case NullValue:
                break;
            case ArrayValue list:
                for (var i = 0; i < list.Count; i++)
                {
                    AddItem(fields, $"{name}.member.{i + 1}", list[i]);
                }

                break;
            case ObjectValue entries:
                for (var i = 0; i < entries.Count; i++)
                {
                    fields[$"{name}.entry.{i + 1}.{map.Key}"] = entries.Members[i].Key;
                    AddItem(fields, $"{name}.entry.{i + 1}.{map.Value}", entries.Members[i].Value);
                }

                break;
            default:
                fields[name] = value.ToText();
                break;
        }
    }

    private void AddItem(Dictionary<string, string> fields, string name, Value item)
    {
        if (item is ObjectValue structure)
        {
            AddMembers(fields, $"{name}.", structure);
        }
        else
        {
            Add(fields, name, item, default);
        }
    }

    // What is empty is a list: no member of these services' answers is an empty text.
    private static Value Read(XElement element) =>
        element.Elements().FirstOrDefault()?.Name.LocalName switch
        {
            null => element.IsEmpty || element.Value.Length == 0 ? ArrayValue.Empty : element.Value,
            "member" => ArrayValue.Create([.. element.Elements().Select(Read)]),
            "entry" => ObjectValue.Create([.. element.Elements().Select(Entry)]),
            _ => ObjectValue.Create([.. element.Elements().Select(member => KeyValuePair.Create(member.Name.LocalName, Read(member)))]),
        };

    private static KeyValuePair<string, Value> Entry(XElement entry) =>
        new(entry.Elements().First().Value, entry.Elements().Last().Value);
}
