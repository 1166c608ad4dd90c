using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Wire;

/// <summary>Kestrel and one request handler, without a host: neither configuration nor a container to build at start-up.</summary>
/// <remarks>The port is taken when the server is made, so that its URL can be told before the first request is answered.</remarks>
internal sealed class HttpServer : IAsyncDisposable
{
    // Clients that come at once and find no place try again after a second; systems allow no more than this.
    private const int Backlog = 4096;

    private readonly Socket _socket;
    private readonly KestrelServer _kestrel;

    /// <param name="port">The port on the loopback address; 0 for any free one.</param>
    /// <param name="option">The command line option that sets the port, for the message.</param>
    /// <param name="maximumBody">The largest request body in bytes.</param>
    /// <exception cref="ProvisioningException">The port is in use.</exception>
    public HttpServer(int port, string option, long maximumBody)
    {
        _socket = Bind(port, option);
        Url = new($"http://{_socket.LocalEndPoint}");
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = maximumBody;

        // What a client has sent in a header, such as the metadata of an object, goes back as it came.
        options.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;

        // A client of this machine that is slow waits in a debugger, or for a share of the processor, and holds up nobody.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(5);

        options.Listen((IPEndPoint)_socket.LocalEndPoint!);
        var sockets = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { CreateBoundListenSocket = _ => _socket, Backlog = Backlog }),
            NullLoggerFactory.Instance);
        _kestrel = new(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }

    /// <summary>Such as <c>http://127.0.0.1:8080</c>; still told when the server has stopped, to what ends after it.</summary>
    public Uri Url { get; }

    public Task StartAsync(RequestDelegate handler) => _kestrel.StartAsync(new Application(handler), CancellationToken.None);

    /// <summary>Gives back the port of a server that was never started.</summary>
    public void Release()
    {
        _kestrel.Dispose();
        _socket.Dispose();
    }

    /// <summary>Stops at once: what is still being answered is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        Release();
    }

    private static Socket Bind(int port, string option)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ProvisioningException(e.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Port {port} is in use. Is Local running already? Choose another one with {option}."
                : $"Port {port} can't be opened: {e.Message}. Choose another one with {option}.");
        }
    }

    // Kestrel keeps the context with the connection, so that a connection's requests share one.
    private sealed class Application(RequestDelegate handler) : IHttpApplication<DefaultHttpContext>
    {
        public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
        {
            if (contextFeatures is not IHostContextContainer<DefaultHttpContext> container)
            {
                return new(contextFeatures);
            }

            if (container.HostContext is { } context)
            {
                context.Initialize(contextFeatures);
                return context;
            }

            return container.HostContext = new(contextFeatures);
        }

        public Task ProcessRequestAsync(DefaultHttpContext context)
        {
            if (context.Request.Headers.Expect.Count > 0)
            {
                context.Response.OnStarting(CloseWhereTheBodyWasNotAskedFor, context);
            }

            return handler(context);
        }

        public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

        // A client that is answered while it waits for "100 Continue" may keep its body back: what comes next could be that or another request.
        // Nor does botocore, which expects it for empty bodies too, come to terms with a later "100 Continue" on the same connection.
        private static Task CloseWhereTheBodyWasNotAskedFor(object state)
        {
            var context = (DefaultHttpContext)state;
            var isAskedFor = context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().IsReadOnly;
            if (!isAskedFor)
            {
                context.Response.Headers.Connection = "close";
            }

            return Task.CompletedTask;
        }
    }
}
