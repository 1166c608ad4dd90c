using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Elsewhere;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Wire;

/// <summary>The one endpoint of every AWS service: finds the protocol and the operation of a request, and has it answered.</summary>
/// <param name="json">AWS JSON, told by its header.</param>
/// <param name="query">AWS query, told by its form.</param>
/// <param name="rest">REST JSON: everything else.</param>
/// <param name="services">The protocols of services that are told by the service that a request is signed for, such as <c>s3</c>.</param>
/// <param name="elsewhere">The services that others answer.</param>
/// <param name="page">What a browser sees.</param>
/// <param name="access">Knows who signs with which key.</param>
/// <param name="terminal">Shows each request.</param>
internal sealed class WireEndpoint(
    JsonProtocol json, QueryProtocol query, RestProtocol rest, IReadOnlyDictionary<string, IProtocol> services, AwsEndpoints elsewhere, FrontPage page, IAccess access, ITerminal terminal)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var request = context.Request;
        var scope = CredentialScope.Of(request);
        var call = new WireCall(context, Guid.NewGuid().ToString(), access.Recognise(scope?.AccessKeyId));
        context.Response.Headers["x-amzn-RequestId"] = call.RequestId;
        call.Fault = LoopbackOnly.RefusalOf(request);

        // A browser signs nothing; an SDK that asks for the root wants an operation.
        if (call.Fault is null && HttpMethods.IsGet(request.Method) && request.Path == "/" && scope is null)
        {
            await page.AnswerAsync(context);
            return;
        }

        try
        {
            var protocol = Protocol(request, scope);
            await (call.Fault is { } refusal ? protocol.RefuseAsync(call, refusal) : protocol.AnswerAsync(call));

            // Before the answer leaves: whoever has it finds its request at the terminal.
            Tell(call, started);
            await call.LeaveAsync();
        }
        catch (Exception e) when (!Faults.IsAnswerable(e, call))
        {
            // Nobody is left to answer.
        }
    }

    private void Tell(WireCall call, long started)
    {
        var (request, response) = (call.Context.Request, call.Context.Response);
        var reason = call.Fault is { } fault ? $": {fault.Code}, {fault.Message.ReplaceLineEndings(" ")}" : "";
        terminal.Write(
            (call.Caller.IsAdministrator && call.Operation is not null, call.Fault) switch { (false, _) => Tone.Detail, (_, null) => Tone.Information, _ => Tone.Warning },
            "AWS",
            $"{call.Operation ?? $"{request.Method} {request.Path}"} {response.StatusCode} in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms{reason}");
    }

    private IProtocol Protocol(HttpRequest request, CredentialScope? scope)
    {
        var own = scope is not null && services.TryGetValue(scope.Service, out var found) ? found
            : request.Headers.ContainsKey(JsonProtocol.TargetHeader) ? json
            : request.Path == "/" && request.HasFormContentType ? query
            : rest;
        return elsewhere.For(scope?.Service, JsonProtocol.ServiceOf(request)) is { } endpoint ? new PassedProtocol(endpoint, elsewhere.Http, access, own) : own;
    }
}
