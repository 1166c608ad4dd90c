using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.ApiGateway.Inputs;

namespace Stepyard.Components;

/// <summary>
/// The headers of a REST API's pages, whose links may hold secrets: no cache keeps a page, no other page frames it, and where it leads
/// nobody is told where from.
/// </summary>
internal static class PageHeaders
{
    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["Content-Type"] = "text/html; charset=utf-8",
        ["Cache-Control"] = "no-store",
        ["Referrer-Policy"] = "no-referrer",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Lets a response of a method have headers.</summary>
    public static MethodResponseArgs Declared(MethodResponseArgs response, ImmutableSortedDictionary<string, string> headers)
    {
        foreach (var header in headers.Keys)
        {
            response.ResponseParameters.Add(Parameter(header), Union<bool, string>.FromT0(true));
        }

        return response;
    }

    /// <summary>Sets headers of an integration response to fixed texts, which are those in single quotes.</summary>
    public static MethodIntegrationResponseArgs Set(MethodIntegrationResponseArgs response, ImmutableSortedDictionary<string, string> headers)
    {
        foreach (var (header, value) in headers)
        {
            response.ResponseParameters.Add(Parameter(header), $"'{value}'");
        }

        return response;
    }

    private static string Parameter(string header) => $"method.response.header.{header}";
}
