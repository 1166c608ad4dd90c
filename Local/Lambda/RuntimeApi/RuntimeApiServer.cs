using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Stepyard.Local.Lambda.Environments;

namespace Stepyard.Local.Lambda.RuntimeApi;

/// <summary>The Lambda Runtime API on a loopback port: where execution environments fetch events and leave results.</summary>
/// <remarks>
/// Each environment has an unguessable path of its own, so that no function can read another's events.
/// Written on sockets: there are two requests for each invocation, and the whole of ASP.NET Core would be the greater part of what a warm one costs.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </remarks>
internal sealed class RuntimeApiServer : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<string, ExecutionEnvironment> _environments = new();
    private volatile bool _isStopped;

    public RuntimeApiServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        _ = AcceptAsync();
    }

    /// <summary>Admits an environment.</summary>
    /// <returns>Its <c>AWS_LAMBDA_RUNTIME_API</c>: <c>127.0.0.1:PORT/TOKEN</c>.</returns>
    public string Admit(ExecutionEnvironment environment)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _environments[token] = environment;
        return $"{_listener.LocalEndPoint}/{token}";
    }

    /// <summary>Shuts an environment out again.</summary>
    public void Dismiss(string address) => _environments.TryRemove(address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..], out _);

    public ExecutionEnvironment? Find(string token) => _environments.GetValueOrDefault(token);

    public void Dispose()
    {
        _isStopped = true;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_isStopped)
        {
            try
            {
                var socket = await _listener.AcceptAsync();
                socket.NoDelay = true;
                _ = new RuntimeApiConnection(socket, this).RunAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The yard has stopped; or the process has more files open than it may, which passes.
                await Task.Delay(PauseAfterFailure);
            }
        }
    }
}
