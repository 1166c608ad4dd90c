using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Lambda's Invoke API in another process, played by a test.</summary>
internal sealed class OtherFunctions : IAsyncDisposable
{
    private readonly HttpServer _server = new(0, "port", 10_000_000);

    /// <summary>Where it answers.</summary>
    public Uri Url => _server.Url;

    /// <summary>What was asked: method, path with query, headers and body.</summary>
    public ConcurrentQueue<(string Path, IHeaderDictionary Headers, string Body)> Asked { get; } = new();

    public static async Task<OtherFunctions> StartAsync(string answer, int status = 200, params (string Name, string Value)[] headers)
    {
        var functions = new OtherFunctions();
        await functions._server.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var asked = new HeaderDictionary(context.Request.Headers.ToDictionary());
            functions.Asked.Enqueue(($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", asked, await body.ReadToEndAsync()));
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
        });
        return functions;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
