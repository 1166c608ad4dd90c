using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Writes the inputs and outputs inside an object as their values, and remembers whether one of them was unknown or a secret.</summary>
internal sealed class OutputJsonConverter : JsonConverterFactory
{
    public OutputData Seen { get; private set; } = OutputData.Known(null);

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(this);
        return copy;
    }

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsConstructedGenericType && typeToConvert.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Output<>) || definition == typeof(Input<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var isOutput = typeToConvert.GetGenericTypeDefinition() == typeof(Output<>);
        var converter = (isOutput ? typeof(OutputConverter<>) : typeof(InputConverter<>)).MakeGenericType(typeToConvert.GenericTypeArguments);
        return (JsonConverter)Activator.CreateInstance(converter, this)!;
    }

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        // Converters cannot be asynchronous, and outputs are not: whoever serialises one waits for it.
        var data = output.Data.GetAwaiter().GetResult();
        Seen = Seen.Combine(data, null);
        JsonSerializer.Serialize(writer, Output<T>.ValueOf(data), options);
    }

    private sealed class OutputConverter<T>(OutputJsonConverter owner) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Output.Create(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(OutputJsonConverter owner) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value.ToOutput(), options);
    }
}
