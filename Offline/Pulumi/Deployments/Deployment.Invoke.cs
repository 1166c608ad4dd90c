using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<OutputData> InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, Type resultType)
    {
        var entries = await Serializer.EntriesAsync($"invoke:{token}", args.Members());
        if (entries.Values.Any(entry => !entry.IsKnown))
        {
            return OutputData.Known(null) with { IsKnown = false };
        }

        if (options is InvokeOutputOptions { DependsOn: var dependencies })
        {
            await AwaitAsync(dependencies, Stack);
        }

        var result = await _mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(entries, entry => entry.Key, entry => entry.Value.Value!),
            Provider = await ReferenceAsync(options?.Provider ?? options?.Parent?.ProviderOf(token)),
        });
        var data = await Serializer.SerializeAsync($"{token} result", result);
        return data with { Value = data.IsKnown ? Converter.Convert($"{token} result", data.Value, resultType) : null };
    }
}
