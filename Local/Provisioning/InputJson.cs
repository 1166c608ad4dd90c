using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Provisioning;

/// <summary>Pulumi input values as JSON, and back.</summary>
public static class InputJson
{
    /// <summary>An input that is either a value (a map, a list) or JSON text in a string, as policy documents may be.</summary>
    /// <exception cref="ProvisioningException">The text is not JSON, or the value is of a kind that JSON lacks.</exception>
    public static JsonElement ToElement(object value)
    {
        if (value is string text)
        {
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException e)
            {
                throw new ProvisioningException($"This is not JSON: {e.Message}");
            }
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    /// <summary>Writes a value as Pulumi's mocks deliver it.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case ImmutableDictionary<string, object> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ProvisioningException($"A value of type {value.GetType().Name} can't be written as JSON.");
        }
    }
}
