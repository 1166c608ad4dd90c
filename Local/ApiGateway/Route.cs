namespace Stepyard.Local.ApiGateway;

/// <summary>Which requests go to which integration.</summary>
internal sealed record Route(RouteKey Key, Integration Integration);
