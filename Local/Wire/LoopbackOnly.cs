using System.Net;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Wire;

/// <summary>Keeps web pages away from an endpoint that trusts whoever reaches it.</summary>
/// <remarks>
/// A page reaches a loopback port in two ways: under its own name, which it lets resolve to 127.0.0.1 (refused by <c>Host</c>),
/// and by a plain form post from elsewhere (refused by <c>Origin</c>).
/// </remarks>
internal static class LoopbackOnly
{
    /// <summary>Whether the request was made to this machine by its own name, and not by a page from elsewhere.</summary>
    public static bool Admits(HttpRequest request) => IsLoopback(request.Host.Host) && AdmitsOrigin(request);

    private static bool AdmitsOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopback(uri.Host));
    }

    // The SDKs put "sync-" before the host for StartSyncExecution.
    private static bool IsLoopback(string host)
    {
        const string Sync = "sync-";
        if (host.StartsWith(Sync, StringComparison.OrdinalIgnoreCase))
        {
            host = host[Sync.Length..];
        }

        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
