using System.Text.Json;
using System.Xml;

namespace Stepyard.Local.Sqs.Query;

/// <summary>Writes an answer of the JSON protocol as the XML of the query protocol.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol": lists and maps of SQS are flattened.</remarks>
internal sealed class QueryAnswer(XmlWriter xml, string ns, string action)
{
    public void Write(JsonElement structure)
    {
        foreach (var member in structure.EnumerateObject())
        {
            Write(member.Name, member.Value);
        }
    }

    private void Write(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Write(ElementOf(name), item);
                }

                break;
            case JsonValueKind.Object when name is "Attributes" or "MessageAttributes":
                WriteMap(name[..^1], "Name", value);
                break;
            case JsonValueKind.Object when name is "Tags":
                WriteMap("Tag", "Key", value);
                break;
            case JsonValueKind.Object:
                xml.WriteStartElement(name, ns);
                Write(value);
                xml.WriteEndElement();
                break;
            default:
                xml.WriteElementString(name, ns, value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.ToString());
                break;
        }
    }

    private void WriteMap(string element, string key, JsonElement map)
    {
        foreach (var entry in map.EnumerateObject())
        {
            xml.WriteStartElement(element, ns);
            xml.WriteElementString(key, ns, entry.Name);
            Write("Value", entry.Value);
            xml.WriteEndElement();
        }
    }

    /// <summary>What an item of a list is called.</summary>
    private string ElementOf(string list) => list switch
    {
        "QueueUrls" or "queueUrls" => "QueueUrl",
        "Messages" => "Message",
        "Results" => "ListMessageMoveTasksResultEntry",
        "Successful" => $"{action}ResultEntry",
        "Failed" => "BatchResultErrorEntry",
        _ => list,
    };
}
