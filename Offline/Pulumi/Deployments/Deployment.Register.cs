using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>Registers a resource once everything that it depends on is registered.</summary>
    internal async Task<RegisteredResource> RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        await AwaitAsync(options.Dependencies, resource);
        var inputs = resource is CustomResource ? await KnownEntriesAsync($"resource:{name}[{type}]", args) : [];
        var parentUrn = resource.Parent is null ? null : (await resource.Parent.Registered).Urn;
        var provider = await ReferenceAsync(resource.Provider);
        var existingId = options.Id is null ? null : (await options.Id.ToOutput().Data).Value as string;
        var id = existingId ?? (options as CustomResourceOptions)?.ImportId ?? "";
        Claim(resource);

        var urn = UrnOf(parentUrn, type, name);
        if (type == Stack.RootType)
        {
            return new RegisteredResource(urn, "", []);
        }

        var answer = await _mocks.NewResourceAsync(new MockResourceArgs { Type = type, Name = name, Inputs = inputs, Provider = provider, Id = id });
        return new RegisteredResource(urn, existingId ?? answer.id ?? id, await StateAsync($"{urn} state", answer.state));
    }

    /// <summary>Tells the mocks that a component or the stack is complete.</summary>
    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Track(RegisterAsync());

        async Task RegisterAsync()
        {
            var urn = (await resource.Registered).Urn;
            var data = await outputs.Data;
            var entries = await StateAsync($"{urn} outputs", data.Value ?? new Dictionary<string, object?>());
            await _mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
                urn, entries.ToImmutableDictionary(entry => entry.Key, entry => new Output<object?>(Task.FromResult(entry.Value)))));
        }
    }

    private static async Task<ImmutableDictionary<string, object>> KnownEntriesAsync(string label, InputArgs args)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, data) in await Serializer.EntriesAsync(label, args.Members()))
        {
            if (data.IsKnown)
            {
                known.Add(name, data.Value!);
            }
        }

        return known.ToImmutable();
    }

    private static async Task<Dictionary<string, OutputData>> StateAsync(string label, object? state) => state switch
    {
        null => throw new InvalidOperationException($"{label}: the mock returned null; a resource without properties has an empty dictionary"),
        System.Collections.IDictionary entries => await Serializer.EntriesAsync(label, entries),
        IDictionary<string, object?> entries => await Serializer.EntriesAsync(label, new Dictionary<string, object?>(entries)),
        _ => await Serializer.SerializeAsync(label, state) is { Value: ImmutableDictionary<string, object> entries }
            ? entries.ToDictionary(entry => entry.Key, entry => OutputData.Known(entry.Value))
            : throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type.\n\t{label}"),
    };

    private static async Task<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
        {
            return "";
        }

        var (urn, id, _) = await provider.Registered;
        return $"{urn}::{(id.Length == 0 ? UnknownId : id)}";
    }

    private static async Task AwaitAsync(InputList<Resource>? dependencies, Resource? dependent)
    {
        if (dependencies is null)
        {
            return;
        }

        var data = await ((Output<ImmutableArray<Resource>>)dependencies).Data;
        foreach (var resource in data.IsKnown ? Output<ImmutableArray<Resource>>.ValueOf(data) : [])
        {
            await AwaitAsync(resource, dependent);
        }
    }

    /// <summary>Waits for a resource and, where it is a component, for all that it groups, apart from the waiting resource itself.</summary>
    private static async Task AwaitAsync(Resource resource, Resource? dependent)
    {
        if (resource == dependent)
        {
            return;
        }

        await resource.Registered;
        foreach (var child in resource is ComponentResource ? resource.Children() : [])
        {
            await AwaitAsync(child, dependent);
        }
    }

    private void Claim(Resource resource)
    {
        var urn = $"urn:pulumi:{StackName}::{ProjectName}::{resource.QualifiedType}::{resource.GetResourceName()}";
        lock (_resources)
        {
            _resources.Add(resource);
            if (!_names.Add(urn))
            {
                throw new ResourceException($"Duplicate resource URN '{urn}'; try giving it a unique name", resource, hideStack: true);
            }
        }
    }

    /// <summary>The URN that official mocks give: with the type of the root for a parent, however deep the resource is.</summary>
    private string UrnOf(string? parentUrn, string type, string name)
    {
        var rootType = parentUrn?.Split("::")[2].Split('$')[0];
        return $"urn:pulumi:{StackName}::{ProjectName}::{(rootType is null ? type : $"{rootType}${type}")}::{name}";
    }
}
