using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Mapping.Models;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A REST API as it is edited: what it has becomes what it serves with the next deployment.</summary>
/// <param name="id">Its id.</param>
/// <param name="name">Its name.</param>
/// <param name="rootResourceId">The id of the resource <c>/</c>, which every API has.</param>
/// <param name="binaryMediaTypes">The media types whose bodies are bytes and not text.</param>
internal sealed class Api(string id, string name, string rootResourceId, ImmutableArray<string> binaryMediaTypes)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string RootResourceId { get; } = rootResourceId;

    public ImmutableArray<string> BinaryMediaTypes { get; } = binaryMediaTypes;

    /// <summary>The resources by id.</summary>
    public ConcurrentDictionary<string, Resource> Resources { get; } = new([KeyValuePair.Create(rootResourceId, new Resource(rootResourceId, "/"))]);

    /// <summary>The methods by the id of their resource and their HTTP method.</summary>
    public ConcurrentDictionary<(string ResourceId, string HttpMethod), Method> Methods { get; } = new();

    /// <summary>The models by name.</summary>
    public ConcurrentDictionary<string, Model> Models { get; } = new();

    /// <summary>The request validators by id.</summary>
    public ConcurrentDictionary<string, RequestValidator> Validators { get; } = new();

    /// <summary>The gateway responses by type.</summary>
    public ConcurrentDictionary<string, GatewayResponse> GatewayResponses { get; } = new();

    /// <summary>The deployments by id.</summary>
    public ConcurrentDictionary<string, Deployment> Deployments { get; } = new();

    /// <summary>The stages by name.</summary>
    public ConcurrentDictionary<string, Stage> Stages { get; } = new();

    /// <summary>Takes a snapshot.</summary>
    public Deployment Deploy(string deploymentId) => new(deploymentId, new(Resources.Values, Methods.Values), new(GatewayResponses));
}
