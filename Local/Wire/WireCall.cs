using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Wire;

/// <summary>One request to the AWS endpoint on its way through a protocol.</summary>
internal sealed class WireCall(HttpContext context, string requestId, Caller caller)
{
    private ReadOnlyMemory<byte> _body;

    public HttpContext Context { get; } = context;

    public string RequestId { get; } = requestId;

    public Caller Caller { get; } = caller;

    /// <summary>The path and the query as the client sent them, escaped; without the host, which a client puts before them that takes the endpoint for a proxy.</summary>
    public string Target
    {
        get
        {
            var target = Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            return target.StartsWith('/') ? target : Uri.TryCreate(target, UriKind.Absolute, out var url) ? url.PathAndQuery : "/";
        }
    }

    /// <summary>The operation's name, once it is known.</summary>
    public string? Operation { get; set; }

    /// <summary>The error that it is answered with; null where it succeeds.</summary>
    public AwsException? Fault { get; set; }

    /// <summary>The whole request body.</summary>
    /// <exception cref="AwsException">It is too large.</exception>
    public ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync() => RequestBody.ReadAsync(Context);

    /// <summary>Answers with a whole response, which leaves when the request is done with.</summary>
    public Task SendAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentType = contentType;
        Answer(body);
        return Task.CompletedTask;
    }

    /// <summary>Answers with a body, which leaves when the request is done with; status and headers are those that the response has.</summary>
    public void Answer(ReadOnlyMemory<byte> body) => (Context.Response.ContentLength, _body) = (body.Length, body);

    /// <summary>Lets the response leave.</summary>
    public ValueTask LeaveAsync() => _body.IsEmpty ? ValueTask.CompletedTask : Context.Response.Body.WriteAsync(_body, Context.RequestAborted);

    public Task SendAsync(int status, string contentType, string body) => SendAsync(status, contentType, Encoding.UTF8.GetBytes(body));
}

/// <summary>One of the ways in which AWS services speak over HTTP.</summary>
internal interface IProtocol
{
    /// <summary>Answers one request, errors included.</summary>
    Task AnswerAsync(WireCall call);

    /// <summary>Answers one request with an error, as this protocol writes it.</summary>
    Task RefuseAsync(WireCall call, AwsException fault);
}
