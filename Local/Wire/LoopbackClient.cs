using System.Net;
using System.Net.Sockets;

namespace Stepyard.Local.Wire;

/// <summary>Makes HTTP clients that reach this machine alone, whatever a name resolves to.</summary>
/// <remarks>No proxy, no redirects, no cookies: what is sent goes where its URL says, and nowhere else.</remarks>
internal static class LoopbackClient
{
    /// <param name="largestResponse">The largest response body in bytes; a larger one is an <see cref="HttpRequestException"/>.</param>
    public static HttpClient Create(long largestResponse) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
    })
    {
        // Who calls knows how long to wait.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = largestResponse,
    };

    /// <summary>Whether a URL is one that such a client can reach: HTTP or HTTPS on a name or an address of this machine.</summary>
    public static bool CanReach(Uri url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" } && LoopbackOnly.IsThisMachine(url.Host);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        if (!LoopbackOnly.IsThisMachine(host))
        {
            throw new HttpRequestException($"{host} is not this machine.");
        }

        IPAddress[] addresses = IPAddress.TryParse(host, out var address) ? [address] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
