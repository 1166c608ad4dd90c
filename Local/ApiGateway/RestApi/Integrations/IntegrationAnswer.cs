namespace Stepyard.Local.ApiGateway.RestApi.Integrations;

/// <summary>What an integration answers.</summary>
/// <param name="Status">The HTTP status, by which one of the integration responses is chosen.</param>
/// <param name="Body">The body.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal readonly record struct IntegrationAnswer(int Status, string Body, string? Error = null);
