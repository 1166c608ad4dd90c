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
    /// <summary>Why a request to the AWS endpoint is refused, with status 403; null where it is not.</summary>
    public static AwsException? RefusalOf(HttpRequest request) =>
        !AdmitsHost(request) ? Refusal(
            $"This endpoint answers only to names of this machine, and the request's Host is '{request.Host}'. "
            + "Give the client an endpoint URL with localhost, 127.0.0.1, [::1] or NAME.localhost and any port; 'sync-' may stand before each.")
        : !AdmitsOrigin(request) ? Refusal(
            $"Web pages from elsewhere may not call this endpoint, and the request's Origin is '{request.Headers.Origin}'. "
            + "Open the page from a server on this machine, such as http://localhost:3000.")
        : null;

    /// <summary>Whether the request was made to this machine by a name that nobody else can give to an address.</summary>
    public static bool AdmitsHost(HttpRequest request) => IsLoopback(request.Host.Host);

    /// <summary>Whether a host is this machine: <c>localhost</c>, a name below it, or a loopback address.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool AdmitsOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsThisMachine(uri.Host));
    }

    // The SDKs put "sync-" before the host for StartSyncExecution.
    private static bool IsLoopback(string host)
    {
        const string Sync = "sync-";
        return IsThisMachine(host.StartsWith(Sync, StringComparison.OrdinalIgnoreCase) ? host[Sync.Length..] : host);
    }

    private static AwsException Refusal(string message) => new("AccessDeniedException", message, StatusCodes.Status403Forbidden);
}
