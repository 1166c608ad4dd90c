using System.Collections.Frozen;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>A reason for which API Gateway answers itself.</summary>
/// <param name="Name">As in a <c>GatewayResponse</c>.</param>
/// <param name="Status">The HTTP status unless a gateway response has another one.</param>
/// <param name="ErrorType">The header <c>x-amzn-ErrorType</c>.</param>
/// <param name="Message">The message unless the refusal has its own.</param>
/// <remarks>AWS: API Gateway developer guide, "Gateway response types for API Gateway".</remarks>
internal sealed record GatewayResponseType(string Name, int Status, string ErrorType, string Message)
{
    public const string Default4xx = "DEFAULT_4XX";
    public const string Default5xx = "DEFAULT_5XX";

    public static readonly GatewayResponseType ApiConfigurationError = new("API_CONFIGURATION_ERROR", 500, "InternalServerErrorException", "Internal server error");
    public static readonly GatewayResponseType BadRequest = new(Default4xx, 400, "BadRequestException", "Bad Request");
    public static readonly GatewayResponseType BadRequestBody = new("BAD_REQUEST_BODY", 400, "BadRequestException", "Invalid request body");
    public static readonly GatewayResponseType BadRequestParameters = new("BAD_REQUEST_PARAMETERS", 400, "BadRequestException", "Bad Request");
    public static readonly GatewayResponseType Failure = new(Default5xx, 500, "InternalServerErrorException", "Internal server error");
    public static readonly GatewayResponseType IntegrationTimeout = new("INTEGRATION_TIMEOUT", 504, "InternalServerErrorException", "Endpoint request timed out");
    public static readonly GatewayResponseType MissingAuthenticationToken = new("MISSING_AUTHENTICATION_TOKEN", 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    public static readonly GatewayResponseType RequestTooLarge = new("REQUEST_TOO_LARGE", 413, "RequestEntityTooLargeException", $"HTTP content length exceeded {RequestPayload.Maximum} bytes.");
    public static readonly GatewayResponseType Throttled = new("THROTTLED", 429, "TooManyRequestsException", "Too Many Requests");
    public static readonly GatewayResponseType UnsupportedMediaType = new("UNSUPPORTED_MEDIA_TYPE", 415, "UnsupportedMediaTypeException", "Unsupported Media Type");

    /// <summary>Every type that a <c>GatewayResponse</c> can be for, also those that need an authorizer or a usage plan.</summary>
    public static readonly FrozenSet<string> Names = FrozenSet.Create(
        Default4xx, Default5xx, "ACCESS_DENIED", "API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE", "BAD_REQUEST_BODY",
        "BAD_REQUEST_PARAMETERS", "EXPIRED_TOKEN", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT", "INVALID_API_KEY", "INVALID_SIGNATURE",
        "MISSING_AUTHENTICATION_TOKEN", "QUOTA_EXCEEDED", "REQUEST_TOO_LARGE", "RESOURCE_NOT_FOUND", "THROTTLED", "UNAUTHORIZED", "UNSUPPORTED_MEDIA_TYPE", "WAF_FILTERED");
}
