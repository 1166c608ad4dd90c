using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;

namespace Stepyard.Local.ApiGateway;

/// <summary>Which web pages may call an API from a browser.</summary>
/// <remarks>AWS: HTTP API developer guide, "Configure CORS for HTTP APIs in API Gateway".</remarks>
internal sealed record Cors
{
    public ImmutableArray<string> AllowOrigins { get; init; } = [];

    public ImmutableArray<string> AllowMethods { get; init; } = [];

    public ImmutableArray<string> AllowHeaders { get; init; } = [];

    public ImmutableArray<string> ExposeHeaders { get; init; } = [];

    /// <summary>Seconds that a browser may remember the answer to a preflight request.</summary>
    public double? MaxAge { get; init; }

    public bool AllowCredentials { get; init; }

    /// <summary>A browser's question before the real request; API Gateway answers it itself, whatever the routes.</summary>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>The headers for the answer to a preflight request; none where the origin is not allowed.</summary>
    public void AnswerPreflight(HttpRequest request, IHeaderDictionary headers)
    {
        if (!Admit(request, headers))
        {
            return;
        }

        Set(headers, "access-control-allow-methods", AllowMethods);
        Set(headers, "access-control-allow-headers", AllowHeaders);
        if (MaxAge is { } seconds)
        {
            headers.AccessControlMaxAge = $"{seconds}";
        }
    }

    /// <summary>The headers for a response to a page's own request.</summary>
    public void Decorate(HttpRequest request, IHeaderDictionary headers)
    {
        if (request.Headers.Origin.Count > 0 && Admit(request, headers))
        {
            Set(headers, "access-control-expose-headers", ExposeHeaders);
        }
    }

    private bool Admit(HttpRequest request, IHeaderDictionary headers)
    {
        var origin = request.Headers.Origin.ToString();
        var isAnyone = AllowOrigins.Contains("*");
        if (!isAnyone && !AllowOrigins.Any(allowed => Wildcard.Matches(allowed, origin, ignoreCase: true)))
        {
            return false;
        }

        headers.AccessControlAllowOrigin = isAnyone ? "*" : origin;
        if (AllowCredentials)
        {
            headers.AccessControlAllowCredentials = "true";
        }

        return true;
    }

    private static void Set(IHeaderDictionary headers, string name, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            headers[name] = string.Join(',', values);
        }
    }
}
