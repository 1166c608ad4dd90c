using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what programs and mocks give into plain values: null, bool, double, string, assets, resources,
/// <c>ImmutableArray&lt;object&gt;</c> and <c>ImmutableDictionary&lt;string, object&gt;</c>. Outputs are awaited on the way; a value
/// that has an unknown one anywhere inside is unknown as a whole, and likewise with secrets.
/// </summary>
internal static class Serializer
{
    /// <summary>The values of a dictionary, each with its own data; entries that are null are left out. The label is for messages.</summary>
    public static async Task<Dictionary<string, OutputData>> EntriesAsync(string label, IDictionary entries)
    {
        var result = new Dictionary<string, OutputData>();
        foreach (DictionaryEntry entry in entries)
        {
            var name = NameOf(label, entry.Key);
            var data = await SerializeAsync($"{label}.{name}", entry.Value);
            if (data.Value is not null || !data.IsKnown)
            {
                result.Add(name, data);
            }
        }

        return result;
    }

    /// <summary>The plain value of <paramref name="value"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none for a value of this type.</exception>
    public static async Task<OutputData> SerializeAsync(string label, object? value)
    {
        switch (value)
        {
            case null or bool or double or string or AssetOrArchive or Resource:
                return OutputData.Known(value);
            case int number:
                return OutputData.Known((double)number);
            case InputArgs args:
                return await DictionaryAsync(label, args.Members());
            case IInput input:
                return await OutputAsync(label, input.ToOutput());
            case IOutput output:
                return await OutputAsync(label, output);
            case IUnion union:
                return await SerializeAsync(label, union.Value);
            case JsonElement json:
                return OutputData.Known(FromJson(json));
            case IDictionary dictionary:
                return await DictionaryAsync(label, dictionary);
            case IList list:
                return await ListAsync(label, list);
            case Enum when Enum.GetUnderlyingType(value.GetType()) == typeof(int):
                return OutputData.Known((double)(int)value);
            case Task:
                throw new InvalidOperationException($"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{label}");
        }

        var type = value.GetType();
        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return OutputData.Known(value.ToString());
        }

        return type.IsDefined(typeof(OutputTypeAttribute))
            ? await DictionaryAsync(label, FieldsOf(type, value))
            : throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{label}");
    }

    /// <summary>The value as an output of JSON text, for providers that take JSON.</summary>
    public static Output<string> ToJsonText(object value)
    {
        return new Output<string>(WriteAsync());

        async Task<OutputData> WriteAsync()
        {
            var data = await SerializeAsync("json", value);
            return data with { Value = data.IsKnown ? JsonSerializer.Serialize(data.Value) : null };
        }
    }

    private static async Task<OutputData> OutputAsync(string label, IOutput output)
    {
        var data = await output.Data;
        if (!data.IsKnown)
        {
            return data;
        }

        var plain = await SerializeAsync(label, data.Value);
        return data.Combine(plain, plain.Value);
    }

    private static async Task<OutputData> DictionaryAsync(string label, IDictionary dictionary)
    {
        var combined = OutputData.Known(null);
        var plain = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, data) in await EntriesAsync(label, dictionary))
        {
            combined = combined.Combine(data, null);
            plain.Add(name, data.Value!);
        }

        return combined with { Value = plain.ToImmutable() };
    }

    private static async Task<OutputData> ListAsync(string label, IList list)
    {
        var combined = OutputData.Known(null);
        var items = ImmutableArray.CreateBuilder<object?>();
        for (var i = 0; i < CountOf(list); i++)
        {
            var item = await SerializeAsync($"{label}[{i}]", list[i]);
            combined = combined.Combine(item, null);
            items.Add(item.Value);
        }

        return combined with { Value = items.ToImmutable() };
    }

    private static int CountOf(IList list)
    {
        try
        {
            return list.Count;
        }
        catch (InvalidOperationException)
        {
            // A default ImmutableArray, which is what an output list that the provider left out resolves to.
            return 0;
        }
    }

    private static string NameOf(string label, object key) => key as string
        ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{label}");

    private static Dictionary<string, object?> FieldsOf(Type type, object value) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public)
        .ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name), field => field.GetValue(value));

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(p => p.Name, p => FromJson(p.Value)),
        _ => null,
    };
}
