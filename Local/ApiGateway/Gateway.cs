using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.ApiGateway;

/// <summary>Answers requests to HTTP APIs as API Gateway does.</summary>
/// <remarks>One handler straight on Kestrel: at full load every layer between the socket and the state machine would show.</remarks>
internal sealed class Gateway(HttpApis apis, IStateMachines stateMachines, IAccess access, Account account, ITerminal terminal, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = RequestIds.New();
        context.Response.Headers["Apigw-Requestid"] = requestId;
        if (!LoopbackOnly.AdmitsHost(context.Request))
        {
            terminal.Write(
                Tone.Warning,
                "HTTP API",
                $"{context.Request.Method} {context.Request.Path} 403: the Host is '{context.Request.Host}', which is no name of this machine (localhost, 127.0.0.1, [::1], NAME.localhost); a tunnel has to rewrite it");
            await SendAsync(context, Answers.Forbidden);
            return;
        }

        if (apis.Find(context.Request, out var path) is not var (api, stage))
        {
            await SendAsync(context, Answers.NotFound);
            return;
        }

        var exchange = new Exchange(context, api, stage, path, requestId, time.GetUtcNow());
        if (api.Cors is { } cors && Cors.IsPreflight(context.Request))
        {
            cors.AnswerPreflight(context.Request, context.Response.Headers);
            exchange.Status = context.Response.StatusCode = StatusCodes.Status204NoContent;
            Tell(exchange, started);
            return;
        }

        api.Cors?.Decorate(context.Request, context.Response.Headers);
        try
        {
            var answer = await RouteAsync(exchange);
            Tell(exchange, started);
            await SendAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private async ValueTask<Answer> RouteAsync(Exchange exchange)
    {
        exchange.Route = exchange.Api.Routes.Find(exchange.Request.Method, exchange.Path, out var variables);
        exchange.PathVariables = variables;
        var answer = exchange.Route is null ? Answers.NotFound
            : !exchange.Stage.Admits(exchange.Route.Key) ? Answers.TooManyRequests
            : await TryReadBodyAsync(exchange) ? await IntegrateAsync(exchange, exchange.Route.Integration)
            : Answers.RequestEntityTooLarge;
        exchange.Status = answer.Status;
        exchange.ResponseLength = answer.Body.Length;
        return answer;
    }

    private static async ValueTask<bool> TryReadBodyAsync(Exchange exchange)
    {
        if (await RequestPayload.ReadAsync(exchange.Context) is not { } body)
        {
            return false;
        }

        exchange.Body = body;
        return true;
    }

    private async ValueTask<Answer> IntegrateAsync(Exchange exchange, Integration integration)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await CallAsync(exchange, integration);
        }
        catch (TimeoutException)
        {
            exchange.IntegrationError = "Integration timed out";
            return Answers.ServiceUnavailable;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            exchange.IntegrationError = "Internal server error";
            terminal.Write(Tone.Failure, "HTTP API", $"{exchange.Route!.Key.Text} failed in a way that it should not: {e}");
            return Answers.InternalServerError;
        }
        finally
        {
            exchange.IntegrationLatency = Stopwatch.GetElapsedTime(started);
        }
    }

    private async ValueTask<Answer> CallAsync(Exchange exchange, Integration integration)
    {
        Caller caller;
        try
        {
            caller = integration.Assume(access, account.Arn("execute-api", $"{exchange.Api.Id}/{exchange.Stage.Name}/{exchange.Route!.Key.Method}{exchange.Path}"));
        }
        catch (AwsException e)
        {
            exchange.IntegrationError = e.Message;
            return Answers.InternalServerError;
        }

        var response = new ArrayBufferWriter<byte>(1024);
        try
        {
            var call = integration.CallAsync(stateMachines, exchange, caller, response);
            if (!call.IsCompletedSuccessfully)
            {
                await call.AsTask().WaitAsync(integration.Timeout, time, exchange.Context.RequestAborted);
            }

            exchange.IntegrationStatus = StatusCodes.Status200OK;
            return new(StatusCodes.Status200OK, response.WrittenMemory);
        }
        catch (AwsException e)
        {
            // What Step Functions answers reaches the client as it is.
            exchange.IntegrationStatus = e.Status;
            exchange.IntegrationError = e.Message;
            response.ResetWrittenCount();
            JsonProtocol.WriteFault(response, e);
            return new(e.Status, response.WrittenMemory);
        }
    }

    private static async ValueTask SendAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    // Before the answer leaves: whoever has it finds its request in the log and at the terminal.
    private void Tell(Exchange exchange, long started)
    {
        exchange.Latency = Stopwatch.GetElapsedTime(started);
        exchange.Stage.AccessLog?.Write(exchange);
        var tone = exchange.Status switch { < 400 => Tone.Success, < 500 => Tone.Warning, _ => Tone.Failure };
        var reason = exchange.IntegrationError is { } error ? $": {error.ReplaceLineEndings(" ")}" : "";
        terminal.Write(tone, "HTTP API", $"{exchange.Request.Method} {exchange.Request.Path} {exchange.Status} in {exchange.Latency.TotalMilliseconds:0.0} ms{reason}");
    }
}
