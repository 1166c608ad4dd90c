using System.Text.Json;

namespace Stepyard.Local.CloudWatch.Answers;

/// <summary>An answer in AWS JSON: times are seconds since 1970.</summary>
internal sealed class JsonAnswer(Utf8JsonWriter writer) : IAnswer
{
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public void Write(string name, double value) => writer.WriteNumber(name, value);

    public void Write(string name, bool value) => writer.WriteBoolean(name, value);

    public void Write(string name, DateTimeOffset value) => writer.WriteNumber(name, Seconds(value));

    public void WriteList<T>(string name, IEnumerable<T> members, Action<T> write) => WriteArray(name, members, member =>
    {
        writer.WriteStartObject();
        write(member);
        writer.WriteEndObject();
    });

    public void WriteTexts(string name, IEnumerable<string> members) => WriteArray(name, members, writer.WriteStringValue);

    public void WriteNumbers(string name, IEnumerable<double> members) => WriteArray(name, members, writer.WriteNumberValue);

    public void WriteTimes(string name, IEnumerable<DateTimeOffset> members) => WriteArray(name, members, time => writer.WriteNumberValue(Seconds(time)));

    private void WriteArray<T>(string name, IEnumerable<T> members, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var member in members)
        {
            write(member);
        }

        writer.WriteEndArray();
    }

    private static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;
}
