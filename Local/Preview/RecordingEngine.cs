using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using InputJson = Stepyard.Local.Provisioning.InputJson;

namespace Stepyard.Local.Preview;

/// <summary>Stands in for the Pulumi engine and its providers: keeps what the program registers, and answers with what AWS would.</summary>
/// <param name="account">Where the program is told that it runs.</param>
/// <param name="isDeployed">In a preview, whether the resource of a type and name is there already, so that what AWS says of it is known; null for all of them.</param>
internal sealed class RecordingEngine(Account account, Func<string, string, bool>? isDeployed) : IMocks
{
    private readonly ConcurrentDictionary<(string Type, string Name), JsonElement> _inputs = [];

    /// <summary>The inputs of every resource, by type and name.</summary>
    public IReadOnlyDictionary<(string Type, string Name), JsonElement> Inputs => _inputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type!, args.Name!);
        if (!_inputs.TryAdd((type, name), ToJson(args.Inputs)))
        {
            throw new RunException($"There are two resources of type {type} named '{name}', which a preview can't tell apart: give one of them another name.");
        }

        return Task.FromResult<(string?, object)>(isDeployed?.Invoke(type, name) is false
            ? ("", args.Inputs)
            : ($"{name}-id", args.Inputs.SetItems(ProviderOutputs.Of(type, name, args.Inputs, account))));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(
        ImmutableDictionary<string, object>.Empty
            .Add("accountId", account.Id)
            .Add("region", account.Region)
            .Add("partition", account.Partition)
            .Add("dnsSuffix", "amazonaws.com"));

    // What an archive holds is the business of whoever published it.
    private static JsonElement ToJson(ImmutableDictionary<string, object> inputs) => InputJson.ToElement(inputs.ToImmutableDictionary(
        input => input.Key,
        input => input.Value is AssetOrArchive ? input.Value.GetType().Name : input.Value));
}
