using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Stepyard.Tests.Local.Sns;

/// <summary>What a subscriber was sent.</summary>
internal sealed record Post(IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A real HTTP endpoint that keeps what it is sent.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<Post> _posts = Channel.CreateUnbounded<Post>();
    private readonly Queue<int> _failures;

    private Subscriber(int[] failures)
    {
        _failures = new(failures);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost("/", ReceiveAsync);
    }

    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";

    /// <param name="failures">The statuses of the first answers; those after are 200.</param>
    public static async Task<Subscriber> ListenAsync(params int[] failures)
    {
        var subscriber = new Subscriber(failures);
        await subscriber._application.StartAsync();
        return subscriber;
    }

    /// <summary>The next thing that is sent here.</summary>
    public async Task<Post> NextAsync()
    {
        using var patience = new CancellationTokenSource(PatientTime.Limit);
        return await _posts.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Whether something was sent that nobody has read.</summary>
    public bool HasMore => _posts.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = _failures.TryDequeue(out var failure) ? failure : 200;
        await _posts.Writer.WriteAsync(new(context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body));
    }
}
