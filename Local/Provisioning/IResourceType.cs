using System.Collections.Immutable;

namespace Stepyard.Local.Provisioning;

/// <summary>A kind of resource that the Pulumi program may register, and how it becomes live here.</summary>
public interface IResourceType
{
    /// <summary>Pulumi's type token, such as <c>aws-native:sns:Topic</c>.</summary>
    string Token { get; }

    /// <summary>Makes the resource live.</summary>
    /// <returns>Its id and its output properties by wire name (the inputs are added to them), as the provider would return them.</returns>
    /// <exception cref="ProvisioningException">An input is wrong or unsupported: what, the value, what is allowed.</exception>
    Provisioned Create(ResourceRequest request);
}

/// <summary>What the program asks for.</summary>
/// <param name="Type">Pulumi's type token.</param>
/// <param name="Name">The logical name in the program.</param>
/// <param name="Inputs">
/// The inputs by wire name, as Pulumi's mocks deliver them: numbers are <see cref="double"/>, lists <c>ImmutableArray&lt;object&gt;</c>,
/// maps <c>ImmutableDictionary&lt;string, object&gt;</c>, archives <c>FileArchive</c>.
/// </param>
public sealed record ResourceRequest(string Type, string Name, ImmutableDictionary<string, object> Inputs);

/// <summary>A live resource: the provider's id and the output properties that the inputs don't already hold.</summary>
public sealed record Provisioned(string Id, IReadOnlyDictionary<string, object> Outputs);

/// <summary>A resource that can't be made live, with a message for the person at the terminal.</summary>
public sealed class ProvisioningException(string message) : Exception(message);
