using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary><c>$context</c> of a REST API.</summary>
/// <remarks>AWS: API Gateway developer guide, "Variables for data transformations" and "Variables for access logging".</remarks>
internal static class ContextMap
{
    public static VelocityMap Of(RestExchange exchange, DateTimeOffset time, Account account)
    {
        var request = exchange.Http.Request;
        return new()
        {
            ["accountId"] = account.Id,
            ["apiId"] = exchange.Api.Id,
            ["authorizer"] = new VelocityMap(),
            ["awsEndpointRequestId"] = exchange.RequestId,
            ["deploymentId"] = exchange.Stage.Deployment.Id,
            ["domainName"] = request.Host.Value,
            ["domainPrefix"] = request.Host.Host.Split('.')[0],
            ["extendedRequestId"] = RequestIds.New(),
            ["httpMethod"] = request.Method,
            ["identity"] = new VelocityMap
            {
                ["sourceIp"] = exchange.Http.Connection.RemoteIpAddress?.ToString(),
                ["userAgent"] = request.Headers.UserAgent.ToString(),
            },
            ["isCanaryRequest"] = "false",
            ["path"] = request.Path.Value,
            ["protocol"] = request.Protocol,
            ["requestId"] = exchange.RequestId,
            ["requestOverride"] = new VelocityMap { ["header"] = new VelocityMap(), ["path"] = new VelocityMap(), ["querystring"] = new VelocityMap() },
            ["requestTime"] = time.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss '+0000'"),
            ["requestTimeEpoch"] = time.ToUnixTimeMilliseconds(),
            ["responseOverride"] = new VelocityMap { ["header"] = new VelocityMap() },
            ["stage"] = exchange.Stage.Name,
        };
    }

    /// <summary>A variable by its name without <c>$context.</c>, such as <c>identity.sourceIp</c>; null where it has no value.</summary>
    public static string? TextOf(this VelocityMap context, string name)
    {
        object? value = context;
        foreach (var part in name.Split('.'))
        {
            value = (value as VelocityMap)?.GetValueOrDefault(part);
        }

        return value is VelocityMap ? null : value?.ToString();
    }
}
