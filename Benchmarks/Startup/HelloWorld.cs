using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Stepyard.Benchmarks.Startup;

/// <summary>What an ASP.NET Core application of five lines takes to start.</summary>
internal static class HelloWorld
{
    /// <summary>The hidden verb: <c>hello PORT</c>.</summary>
    public const string Verb = "hello";

    public static Task RunAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.MapPost("/", () => Results.Text("hello"));
        return application.RunAsync($"http://127.0.0.1:{port}");
    }
}
