namespace Stepyard.Local.Provisioning;

/// <summary>A kind of resource that can change in place while it is live.</summary>
internal interface IUpdatableResourceType : IResourceType
{
    /// <summary>Makes a live resource what the program now asks for.</summary>
    /// <returns>Its id, which stays, and its outputs.</returns>
    /// <exception cref="ProvisioningException">An input is wrong, or can't change in place; then nothing has changed.</exception>
    Provisioned Update(LiveResource live, ResourceRequest request);
}
