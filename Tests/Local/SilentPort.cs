using System.Net;
using System.Net.Sockets;

namespace Stepyard.Tests.Local;

/// <summary>A port that nobody listens at: taken, so that no other test gets it meanwhile.</summary>
internal sealed class SilentPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public SilentPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri Url => new($"http://{_socket.LocalEndPoint}");

    public void Dispose() => _socket.Dispose();
}
