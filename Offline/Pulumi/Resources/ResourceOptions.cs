namespace Pulumi;

/// <summary>
/// How the engine treats a resource. Locally, the parent, the dependencies, the provider, the transformations and the ids of existing
/// resources matter; the rest is for the engine alone.
/// </summary>
public abstract class ResourceOptions
{
    /// <summary>The id of an existing resource to read instead of making one.</summary>
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => Dependencies ??= [];
        set => Dependencies = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get => field ??= []; set; }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Change the arguments and options of this resource and its children, before they are registered.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    public List<Input<Alias>> Aliases { get => field ??= []; set; }

    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    internal InputList<Resource>? Dependencies { get; private set; }

    private protected void MergeFrom(ResourceOptions options)
    {
        Id = options.Id ?? Id;
        Parent = options.Parent ?? Parent;
        DependsOn = DependsOn.Concat(options.DependsOn);
        Protect = options.Protect ?? Protect;
        IgnoreChanges = [.. IgnoreChanges, .. options.IgnoreChanges];
        Version = options.Version ?? Version;
        Provider = options.Provider ?? Provider;
        CustomTimeouts = options.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations = [.. ResourceTransformations, .. options.ResourceTransformations];
        Aliases = [.. Aliases, .. options.Aliases];
        ReplaceOnChanges = [.. ReplaceOnChanges, .. options.ReplaceOnChanges];
        PluginDownloadURL = options.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = options.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = options.DeletedWith ?? DeletedWith;
    }
}

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>The id of an existing resource to bring under Pulumi's management.</summary>
    public string? ImportId { get; set; }

    /// <summary>Both options as one: the second's values win, lists are joined.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<CustomResourceOptions>())
        {
            merged.MergeFrom(options);
            merged.DeleteBeforeReplace = options.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs = [.. merged.AdditionalSecretOutputs, .. options.AdditionalSecretOutputs];
        }

        return merged;
    }
}

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>Providers for the component's children, one for each package.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <inheritdoc cref="CustomResourceOptions.Merge"/>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 }.OfType<ComponentResourceOptions>())
        {
            merged.MergeFrom(options);
            merged.Providers = [.. merged.Providers, .. options.Providers];
        }

        return merged;
    }
}

/// <summary>How long the engine waits for a resource.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }
}

/// <summary>A former name, type or parent of a resource, so that renaming it does not replace it.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }
}
