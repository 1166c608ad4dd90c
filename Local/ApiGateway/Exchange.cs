using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.ApiGateway;

/// <summary>One request to an HTTP API and its response: what selection expressions and access logs speak of.</summary>
internal sealed class Exchange(HttpContext context, HttpApi api, Stage stage, string path, string requestId, DateTimeOffset time)
{
    public HttpContext Context { get; } = context;

    public HttpRequest Request => Context.Request;

    public HttpApi Api { get; } = api;

    public Stage Stage { get; } = stage;

    /// <summary>The path without the stage's name.</summary>
    public string Path { get; } = path;

    public string RequestId { get; } = requestId;

    public DateTimeOffset Time { get; } = time;

    /// <summary>Null while, or where, no route fits.</summary>
    public Route? Route { get; set; }

    public ImmutableDictionary<string, string> PathVariables { get; set; } = ImmutableDictionary<string, string>.Empty;

    public ReadOnlyMemory<byte> Body { get; set; }

    public int Status { get; set; }

    public int ResponseLength { get; set; }

    /// <summary>The status that Step Functions answered; null where it was not asked.</summary>
    public int? IntegrationStatus { get; set; }

    /// <summary>Why the integration failed; null where it did not.</summary>
    public string? IntegrationError { get; set; }

    public TimeSpan IntegrationLatency { get; set; }

    public TimeSpan Latency { get; set; }
}
