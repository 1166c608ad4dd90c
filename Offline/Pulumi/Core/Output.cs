using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes outputs, and outputs out of outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData.Known(value)));

    public static Output<T> Create<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CreateAsync(value, isSecret: false));
    }

    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Create(value));

    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CreateAsync(value, isSecret: true));
    }

    public static Output<T> CreateSecret<T>(Output<T> value) => new(MarkAsync(value.Data, isSecret: true));

    /// <summary>The same value, no longer a secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => new(MarkAsync(output.Data, isSecret: false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data).IsSecret;

    /// <summary>One output of many: unknown where one of them is unknown, secret where one of them is secret.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => input.ToOutput()));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        new(CombineAsync([.. outputs], data => data.Select(Output<T>.ValueOf).ToImmutableArray()));

    /// <summary>The text of an interpolated string, whose holes may be inputs and outputs.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        IOutput[] arguments = [.. formattableString.GetArguments().Select(AsOutput)];
        return new(CombineAsync(arguments, data => string.Format(formattableString.Format, [.. data.Select(d => d.Value)])));

        static IOutput AsOutput(object? argument) => argument switch
        {
            IInput input => input.ToOutput(),
            IOutput output => output,
            _ => Create(argument),
        };
    }

    /// <summary>The value as JSON; outputs and inputs anywhere inside it are awaited, and make the text unknown or secret where they are.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(SerializeAsync());

        async Task<OutputData> SerializeAsync()
        {
            var data = await value.Data;
            if (!data.IsKnown)
            {
                return data;
            }

            var nested = new OutputJsonConverter();
            var json = JsonSerializer.Serialize(Output<T>.ValueOf(data), nested.AddTo(options));
            return data.Combine(nested.Seen, nested.Seen.IsKnown ? json : null);
        }
    }

    /// <summary>The value that a JSON text stands for.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Apply(text => JsonSerializer.Deserialize<T>(text, new OutputJsonConverter().AddTo(options))!);
    }

    /// <summary>What <paramref name="combine"/> makes of several outputs' values; it is skipped where a preview does not know one of them.</summary>
    internal static async Task<OutputData> CombineAsync(IOutput[] outputs, Func<OutputData[], object?> combine)
    {
        var combined = OutputData.Known(null);
        var all = new OutputData[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            all[i] = await outputs[i].Data;
            combined = combined.Combine(all[i], null);
        }

        return combined.IsKnown || Deployment.Current is { IsDryRun: false } ? combined with { Value = combine(all) } : combined;
    }

    private static async Task<OutputData> CreateAsync<T>(Task<T> value, bool isSecret) =>
        OutputData.Known(await value) with { IsSecret = isSecret };

    private static async Task<OutputData> MarkAsync(Task<OutputData> data, bool isSecret) => await data with { IsSecret = isSecret };
}
