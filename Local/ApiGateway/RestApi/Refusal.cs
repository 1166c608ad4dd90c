namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>API Gateway answers a request itself: with a gateway response.</summary>
/// <param name="type">The reason.</param>
/// <param name="message">What <c>$context.error.message</c> says; that of the type unless given.</param>
internal sealed class Refusal(GatewayResponseType type, string? message = null) : Exception(message ?? type.Message)
{
    public GatewayResponseType Type { get; } = type;

    /// <summary>What a model misses in the body; null where that is not the reason.</summary>
    public string? ValidationErrors { get; init; }

    /// <summary>What the developer needs to know and the client does not; null where the message says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>A mistake in the API: the client learns no more than that.</summary>
    public static Refusal Misconfigured(string detail) => new(GatewayResponseType.ApiConfigurationError) { Detail = detail };
}
