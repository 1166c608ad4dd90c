using System.Collections.Immutable;
using Pulumi.Testing;

namespace Stepyard.Local.Provisioning;

/// <summary>Stands in for the engine when the program runs again: holds what it asks for against what is live, and changes none of that.</summary>
/// <param name="live">What is live.</param>
/// <param name="provisioner">Makes live what is new.</param>
internal sealed class Rerun(ImmutableList<LiveResource> live, IMocks provisioner) : IMocks
{
    private readonly Lock _asking = new();
    private readonly ILookup<(string Type, string Name), LiveResource> _live = live.ToLookup(resource => (resource.Type, resource.Name));
    private readonly Dictionary<LiveResource, ResourceRequest> _asked = [];

    /// <summary>What is live otherwise than the program now asks for, in the order of creation.</summary>
    public IEnumerable<(LiveResource Live, ResourceRequest Request)> Changed =>
        from resource in live
        where _asked.ContainsKey(resource)
        let request = _asked[resource]
        where !InputValues.AreEqual(resource.Request.Inputs, request.Inputs)
        select (resource, request);

    /// <summary>What is live, and the program no longer asks for.</summary>
    public IEnumerable<LiveResource> Gone => live.Where(resource => !_asked.ContainsKey(resource));

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Ask(new(args.Type!, args.Name!, args.Inputs)) is { } resource
        ? Task.FromResult<(string?, object)>((resource.Id, args.Inputs.SetItems(resource.Provisioned.Outputs)))
        : provisioner.NewResourceAsync(args);

    public Task<object> CallAsync(MockCallArgs args) => provisioner.CallAsync(args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request) => Task.CompletedTask;

    private LiveResource? Ask(ResourceRequest request)
    {
        lock (_asking)
        {
            // Below different components there may be resources of one type and name; the engine's mocks are not told which is which.
            var candidates = _live[(request.Type, request.Name)].Where(resource => !_asked.ContainsKey(resource)).ToArray();
            var resource = Array.Find(candidates, candidate => InputValues.AreEqual(candidate.Request.Inputs, request.Inputs)) ?? candidates.FirstOrDefault();
            if (resource is not null)
            {
                _asked.Add(resource, request);
            }

            return resource;
        }
    }
}
