using System.Collections.Immutable;

namespace Stepyard.Local.Provisioning;

/// <summary>A resource of the stack that is live here.</summary>
/// <param name="Request">What the program asked for.</param>
/// <param name="Provisioned">What it was given.</param>
internal sealed record LiveResource(ResourceRequest Request, Provisioned Provisioned)
{
    /// <summary>Pulumi's type token, such as <c>aws-native:sns:Topic</c>.</summary>
    public string Type => Request.Type;

    /// <summary>The logical name in the program.</summary>
    public string Name => Request.Name;

    /// <summary>The id that the provider would have given it.</summary>
    public string Id => Provisioned.Id;

    /// <summary>Inputs and outputs by wire name.</summary>
    public ImmutableDictionary<string, object> Properties { get; } = Request.Inputs.SetItems(Provisioned.Outputs);
}
