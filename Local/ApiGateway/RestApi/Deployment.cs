namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A snapshot of an API, which stages serve: what is changed afterwards waits for the next one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Resources">The resources and their methods.</param>
/// <param name="GatewayResponses">What is answered where no integration has a say.</param>
internal sealed record Deployment(string Id, ResourceTable Resources, GatewayResponses GatewayResponses);
