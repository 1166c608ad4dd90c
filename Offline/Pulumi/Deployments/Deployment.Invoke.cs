using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<OutputData> InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, Type resultType)
    {
        var arguments = await Serializer.SerializeAsync($"invoke:{token}", args);
        if (!arguments.IsKnown)
        {
            return OutputData.Known(null) with { IsKnown = false };
        }

        if (options is InvokeOutputOptions { DependsOn: var dependencies })
        {
            await AwaitAsync(dependencies, dependent: null);
        }

        var result = await _mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = (ImmutableDictionary<string, object>)arguments.Value!,
            Provider = await ReferenceAsync(options?.Provider ?? options?.Parent?.ProviderOf(token)),
        });
        var data = await Serializer.SerializeAsync($"{token} result", result);
        return data with { Value = data.IsKnown ? Converter.Convert($"{token} result", data.Value, resultType) : null };
    }
}
