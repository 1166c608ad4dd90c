using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>An argument of a log message.</summary>
/// <param name="Name">The name of its place in the message.</param>
/// <param name="Value">The value.</param>
/// <param name="Format">The format that its place asks for, such as <c>0.00</c>; null for none.</param>
/// <param name="IsSerialized">Whether its place, <c>{@name}</c>, asks for the value as JSON.</param>
/// <remarks>AWS: Amazon.Lambda.RuntimeSupport, "Logging". What a function logs never fails it: a format that does not fit, or a value that is no JSON, is a text.</remarks>
internal sealed record LogArgument(string Name, object? Value, string? Format, bool IsSerialized)
{
    private const int MostBytes = 16;
    private const string DateFormat = "yyyy-MM-dd";
    private const string HourFormat = "HH:mm:ss.fff";

    private static readonly JsonSerializerOptions Serialized = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What stands for the argument in the message; null where its place stays as it was written: for nothing, and for lists and dictionaries.</summary>
    public string? Text => Value switch
    {
        null => null,
        byte[] bytes => Hexadecimal(bytes),
        IList or IDictionary => null,
        _ => Show(Value),
    };

    /// <summary>Writes the value as a member of a record.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WritePropertyName(Name);
        switch (Value)
        {
            case IDictionary entries:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    writer.WritePropertyName(entry.Key.ToString() ?? "");
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case IList and not byte[]:
                writer.WriteStartArray();
                foreach (var item in (IList)Value)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                Write(writer, Value);
                break;
        }
    }

    private void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case var _ when IsSerialized:
                WriteSerialized(writer, value);
                break;
            case bool flag when Format is null:
                writer.WriteBooleanValue(flag);
                break;
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                writer.WriteStringValue(Show(value));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal when Format is null:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                writer.WriteStringValue(Hexadecimal(bytes));
                break;
            default:
                writer.WriteStringValue(Show(value));
                break;
        }
    }

    private void WriteSerialized(Utf8JsonWriter writer, object value)
    {
        string json;
        try
        {
            json = JsonSerializer.Serialize(value, Serialized);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            writer.WriteStringValue(Show(value));
            return;
        }

        writer.WriteRawValue(json);
    }

    private string? Show(object value)
    {
        var format = Format ?? value switch
        {
            DateTime or DateTimeOffset => LogRecord.TimeFormat,
            DateOnly => DateFormat,
            TimeOnly => HourFormat,
            _ => null,
        };
        try
        {
            return value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value.ToString();
        }
        catch (FormatException)
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        }
    }

    private static string Hexadecimal(byte[] bytes) =>
        bytes.Length <= MostBytes ? Convert.ToHexString(bytes) : $"{Convert.ToHexString(bytes.AsSpan(0, MostBytes))}... ({bytes.Length} bytes)";
}
