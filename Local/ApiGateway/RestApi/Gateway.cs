using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.ApiGateway.RestApi.Integrations;
using Stepyard.Local.ApiGateway.RestApi.Mapping;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.Mapping.Templates;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>Answers requests to REST APIs as API Gateway does.</summary>
internal sealed class Gateway(RestApis apis, Account account, ITerminal terminal, TimeProvider time)
{
    private const string Service = "REST API";
    private const string TraceHeader = "X-Amzn-Trace-Id";
    private const string DefaultContentType = "application/json";

    public async Task AnswerAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        if (!LoopbackOnly.AdmitsHost(context.Request) || apis.Find(context.Request, out var path) is not var (api, stage))
        {
            await ForbidAsync(context);
            return;
        }

        var exchange = new RestExchange(context, api, stage, path, requestId, time.GetUtcNow(), account);
        var trace = context.Request.Headers[TraceHeader] is [{ Length: > 0 } given, ..] ? given : NewTrace();
        exchange.Context["xrayTraceId"] = trace;
        context.Response.Headers["x-amz-apigw-id"] = exchange.Context.TextOf("extendedRequestId");
        context.Response.Headers[TraceHeader] = trace;
        try
        {
            var response = await RespondAsync(exchange, trace);
            var body = Encoding.UTF8.GetBytes(response.Body);
            exchange.Complete(response, body.Length, Stopwatch.GetElapsedTime(started));
            stage.AccessLog?.Write(exchange);
            WriteLine(exchange, response, Stopwatch.GetElapsedTime(started));
            await SendAsync(context, response, body);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private async ValueTask<RestResponse> RespondAsync(RestExchange exchange, string trace)
    {
        Refusal refusal;
        try
        {
            return await RouteAsync(exchange, trace);
        }
        catch (Refusal e)
        {
            refusal = e;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            refusal = new(GatewayResponseType.Failure) { Detail = $"it failed in a way that it should not: {e}" };
        }

        exchange.Refuse(refusal);
        return exchange.Stage.Deployment.GatewayResponses.For(refusal, exchange);
    }

    private async ValueTask<RestResponse> RouteAsync(RestExchange exchange, string trace)
    {
        var request = exchange.Http.Request;
        var method = exchange.Stage.Deployment.Resources.Find(request.Method, exchange.Path, out var variables)
            ?? throw new Refusal(GatewayResponseType.MissingAuthenticationToken) { Detail = $"the stage {exchange.Stage.Name} has no {request.Method} {exchange.Path}" };
        exchange.Take(method, ParametersOf(request, variables, trace));
        if (!exchange.Stage.Admits(method))
        {
            throw new Refusal(GatewayResponseType.Throttled);
        }

        var body = await RequestPayload.ReadAsync(exchange.Http) ?? throw new Refusal(GatewayResponseType.RequestTooLarge);
        var contentType = MediaType.Of(request.ContentType ?? "") ?? DefaultContentType;
        method.Validate(exchange.Parameters, contentType, body.Span);
        exchange.Body = TextOf(body.Span, contentType, exchange.Api, method.Integration.Request);
        var answer = await IntegrateAsync(method.Integration, method.Integration.Request.Map(contentType, exchange), exchange);
        return method.Integration.Respond(answer, exchange);
    }

    private async ValueTask<IntegrationAnswer> IntegrateAsync(Integration integration, string body, RestExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var call = integration.CallAsync(body, exchange);
            var answer = call.IsCompletedSuccessfully ? call.Result : await call.AsTask().WaitAsync(integration.Timeout, time, exchange.Http.RequestAborted);
            exchange.Context["integrationStatus"] = (long)answer.Status;
            exchange.Problem = answer.Error;
            return answer;
        }
        catch (TimeoutException)
        {
            throw new Refusal(GatewayResponseType.IntegrationTimeout) { Detail = $"the integration took longer than {integration.Timeout.TotalSeconds} s; what it started goes on" };
        }
        finally
        {
            exchange.IntegrationLatency = Stopwatch.GetElapsedTime(started);
        }
    }

    private static string TextOf(ReadOnlySpan<byte> body, string contentType, Api api, RequestMapping mapping) =>
        mapping.IsBase64 && api.BinaryMediaTypes.Any(type => type == "*/*" || type.Equals(contentType, StringComparison.OrdinalIgnoreCase))
            ? Convert.ToBase64String(body)
            : Encoding.UTF8.GetString(body);

    // API Gateway adds these headers on the way, and templates read them.
    private static RequestParameters ParametersOf(HttpRequest request, IReadOnlyDictionary<string, string> variables, string trace)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value[^1] ?? "", StringComparer.OrdinalIgnoreCase);
        headers[TraceHeader] = trace;
        headers.TryAdd("X-Forwarded-For", request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        headers.TryAdd("X-Forwarded-Port", $"{request.Host.Port ?? 80}");
        headers.TryAdd("X-Forwarded-Proto", request.Scheme);
        return new(variables, request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value[^1] ?? ""), headers);
    }

    private string NewTrace() =>
        $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";

    private async Task ForbidAsync(HttpContext context)
    {
        var reason = LoopbackOnly.AdmitsHost(context.Request)
            ? "the path begins with the name of no stage"
            : $"the Host is '{context.Request.Host}', which is no name of this machine (localhost, 127.0.0.1, [::1], NAME.localhost); a tunnel has to rewrite it";
        terminal.Write(Tone.Warning, Service, $"{context.Request.Method} {context.Request.Path} 403: {reason}");
        var response = new RestResponse(StatusCodes.Status403Forbidden, DefaultContentType, """{"message":"Forbidden"}""");
        response.Headers["x-amzn-ErrorType"] = "ForbiddenException";
        await SendAsync(context, response, Encoding.UTF8.GetBytes(response.Body));
    }

    private static async ValueTask SendAsync(HttpContext context, RestResponse response, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = HeaderText(value);
        }

        if (HttpMethods.IsHead(context.Request.Method) || response.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    // A header may come from the body of a request: line breaks in it must not make another one.
    private static string HeaderText(string value) =>
        string.Concat(value.Select(character => character is >= ' ' and <= '~' or '\t' ? character : '?'));

    private void WriteLine(RestExchange exchange, RestResponse response, TimeSpan latency)
    {
        var tone = response.Status switch { < 400 => Tone.Success, < 500 => Tone.Warning, _ => Tone.Failure };
        var problem = exchange.Problem is { } text ? $": {text}" : "";
        terminal.Write(tone, Service, $"{exchange.Http.Request.Method} {exchange.Http.Request.Path} {response.Status} in {latency.TotalMilliseconds:0.0} ms{problem}");
    }
}
