using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local;

/// <summary>An HTTP server of somebody else's, played by a test: it keeps what it is asked.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly HttpServer _server = new(0, "port", 10_000_000);

    /// <summary>Where it answers.</summary>
    public Uri Url => _server.Url;

    /// <summary>What was asked: method, path with query, headers and body.</summary>
    public ConcurrentQueue<(string Path, IHeaderDictionary Headers, string Body)> Asked { get; } = new();

    /// <summary>Starts one that answers everything alike.</summary>
    public static Task<RecordingServer> StartAsync(string answer, int status = 200, params (string Name, string Value)[] headers) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
    });

    public static async Task<RecordingServer> StartAsync(RequestDelegate answer)
    {
        var server = new RecordingServer();
        await server._server.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var headers = new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers, StringComparer.OrdinalIgnoreCase));
            server.Asked.Enqueue(($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", headers, await body.ReadToEndAsync()));
            await answer(context);
        });
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
