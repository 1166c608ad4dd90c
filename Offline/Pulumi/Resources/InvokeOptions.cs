namespace Pulumi;

/// <summary>Where a function is called.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider to use.</summary>
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>Where and when a function is called.</summary>
public sealed class InvokeOutputOptions : InvokeOptions
{
    /// <summary>What must be registered before the call.</summary>
    public InputList<Resource> DependsOn { get => field ??= []; set; }
}
