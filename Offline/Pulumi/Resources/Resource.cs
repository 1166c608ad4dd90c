using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that a stack consists of. Constructing it registers it with the deployment that is running.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableDictionary<string, ProviderResource> _providers;
    private readonly List<Resource> _children = [];
    private readonly TaskCompletionSource<RegisteredResource> _registered = new();

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var deployment = Deployment.Instance.Internal;
        _type = type;
        _name = name;
        OutputMembers.Of(GetType()).Bind(this);

        Parent = type == Stack.RootType ? null : options.Parent ?? deployment.Stack;
        Parent?.Adopt(this);
        _transformations = [.. options.ResourceTransformations, .. Parent?._transformations ?? []];
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is { } transformed)
            {
                (args, options) = (transformed.Args, transformed.Options);
            }
        }

        _providers = ProvidersFrom(options);
        Provider = this is CustomResource ? options.Provider ?? Parent?.ProviderOf(type) : null;
        deployment.Track(CompleteAsync(deployment, args, options));
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Resource? Parent { get; }

    internal ProviderResource? Provider { get; }

    internal Task<RegisteredResource> Registered => _registered.Task;

    /// <summary>The types from the resource below the stack to this one, joined by <c>$</c>: what makes a name unique.</summary>
    internal string QualifiedType => Parent is null or Stack ? _type : $"{Parent.QualifiedType}${_type}";

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ProviderResource? ProviderOf(string typeOrToken) => _providers.GetValueOrDefault(typeOrToken.Split(':')[0]);

    internal Resource[] Children()
    {
        lock (_children)
        {
            return [.. _children];
        }
    }

    private void Adopt(Resource child)
    {
        lock (_children)
        {
            _children.Add(child);
        }
    }

    private ImmutableDictionary<string, ProviderResource> ProvidersFrom(ResourceOptions options)
    {
        var given = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not null && given.Count > 0)
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        var providers = Parent?._providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        foreach (var provider in options.Provider is null ? given : [options.Provider])
        {
            providers = providers.SetItem(provider.Package, provider);
        }

        return providers;
    }

    private async Task CompleteAsync(Deployment deployment, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            _registered.SetResult(await deployment.RegisterAsync(this, args, options));
        }
        catch (Exception e)
        {
            _registered.SetException(e);
            throw;
        }
    }
}
