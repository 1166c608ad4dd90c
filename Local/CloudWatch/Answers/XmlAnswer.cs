using System.Globalization;
using System.Xml;

namespace Stepyard.Local.CloudWatch.Answers;

/// <summary>An answer in AWS query's XML: lists have elements called <c>member</c>, times are written out.</summary>
internal sealed class XmlAnswer(XmlWriter writer) : IAnswer
{
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteElementString(name, CloudWatchService.Namespace, value);
        }
    }

    public void Write(string name, double value) => Write(name, Text(value));

    public void Write(string name, bool value) => Write(name, value ? "true" : "false");

    public void Write(string name, DateTimeOffset value) => Write(name, Text(value));

    public void WriteList<T>(string name, IEnumerable<T> members, Action<T> write)
    {
        writer.WriteStartElement(name, CloudWatchService.Namespace);
        foreach (var member in members)
        {
            writer.WriteStartElement("member", CloudWatchService.Namespace);
            write(member);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    public void WriteTexts(string name, IEnumerable<string> members) => WriteList(name, members, writer.WriteString);

    public void WriteNumbers(string name, IEnumerable<double> members) => WriteTexts(name, members.Select(Text));

    public void WriteTimes(string name, IEnumerable<DateTimeOffset> members) => WriteTexts(name, members.Select(Text));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
