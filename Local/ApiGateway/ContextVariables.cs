using System.Collections.Frozen;

namespace Stepyard.Local.ApiGateway;

/// <summary>The <c>$context</c> variables of an HTTP API by name.</summary>
/// <remarks>AWS: HTTP API developer guide, "Customize HTTP API access logs".</remarks>
internal static class ContextVariables
{
    private static readonly FrozenDictionary<string, Func<Exchange, Account, string?>> Known = new Dictionary<string, Func<Exchange, Account, string?>>
    {
        ["accountId"] = (_, account) => account.Id,
        ["apiId"] = (exchange, _) => exchange.Api.Id,
        ["awsEndpointRequestId"] = (exchange, _) => exchange.RequestId,
        ["dataProcessed"] = (exchange, _) => $"{exchange.Body.Length + exchange.ResponseLength}",
        ["domainName"] = (exchange, _) => exchange.Request.Host.Value,
        ["domainPrefix"] = (exchange, _) => exchange.Request.Host.Host.Split('.')[0],
        ["error.message"] = (exchange, _) => exchange.IntegrationError,
        ["error.messageString"] = (exchange, _) => exchange.IntegrationError is { } error ? $"\"{error}\"" : null,
        ["extendedRequestId"] = (exchange, _) => exchange.RequestId,
        ["httpMethod"] = (exchange, _) => exchange.Request.Method,
        ["identity.sourceIp"] = (exchange, _) => exchange.Context.Connection.RemoteIpAddress?.ToString(),
        ["identity.userAgent"] = (exchange, _) => exchange.Request.Headers.UserAgent.ToString(),
        ["integration.error"] = (exchange, _) => exchange.IntegrationError,
        ["integration.integrationStatus"] = (exchange, _) => exchange.IntegrationStatus?.ToString(),
        ["integration.latency"] = (exchange, _) => Milliseconds(exchange.IntegrationLatency),
        ["integration.requestId"] = (exchange, _) => exchange.RequestId,
        ["integration.status"] = (exchange, _) => exchange.IntegrationStatus?.ToString(),
        ["integrationErrorMessage"] = (exchange, _) => exchange.IntegrationError,
        ["integrationLatency"] = (exchange, _) => Milliseconds(exchange.IntegrationLatency),
        ["integrationStatus"] = (exchange, _) => exchange.IntegrationStatus?.ToString(),
        ["path"] = (exchange, _) => exchange.Request.Path.Value,
        ["protocol"] = (exchange, _) => exchange.Request.Protocol,
        ["requestId"] = (exchange, _) => exchange.RequestId,
        ["requestTime"] = (exchange, _) => exchange.Time.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss '+0000'"),
        ["requestTimeEpoch"] = (exchange, _) => $"{exchange.Time.ToUnixTimeMilliseconds()}",
        ["responseLatency"] = (exchange, _) => Milliseconds(exchange.Latency),
        ["responseLength"] = (exchange, _) => $"{exchange.ResponseLength}",
        ["routeKey"] = (exchange, _) => exchange.Route?.Key.Text,
        ["stage"] = (exchange, _) => exchange.Stage.Name,
        ["status"] = (exchange, _) => $"{exchange.Status}",
    }.ToFrozenDictionary();

    /// <summary>The variable of that name, without <c>$context.</c>; null for an unknown one.</summary>
    public static Func<Exchange, Account, string?>? Find(string name) => Known.GetValueOrDefault(name);

    private static string Milliseconds(TimeSpan time) => $"{(long)time.TotalMilliseconds}";
}
