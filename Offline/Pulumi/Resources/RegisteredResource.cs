namespace Pulumi;

/// <summary>What registering a resource returned.</summary>
/// <param name="Urn">The resource's name in Pulumi's state.</param>
/// <param name="Id">The provider's id; empty where there is none yet.</param>
/// <param name="State">The resource's properties by wire name.</param>
internal sealed record RegisteredResource(string Urn, string Id, Dictionary<string, OutputData> State);
