using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda.Operations;

/// <summary>Invokes a function: and waits (<c>RequestResponse</c>), does not wait (<c>Event</c>), or only asks whether it may (<c>DryRun</c>).</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed class Invoke(Functions functions) : IRestOperation
{
    public string Method => "POST";

    public string Pattern => $"{LambdaOperation.Root}/{{name}}/invocations";

    public async Task AnswerAsync(HttpContext context, Caller caller)
    {
        var function = context.FunctionName();
        var payload = await ReadAsync(context);
        var trace = (string?)context.Request.Headers["X-Amzn-Trace-Id"];
        switch ((string?)context.Request.Headers["X-Amz-Invocation-Type"])
        {
            case "Event":
                Identify(context, await functions.InvokeEventAsync(function, payload, caller, context.RequestAborted, trace));
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            case "DryRun":
                functions.Admit(function, caller);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case null or "" or "RequestResponse":
                var tail = context.Request.Headers["X-Amz-Log-Type"] == "Tail";
                await WriteAsync(context, await functions.InvokeAsync(function, payload, caller, context.RequestAborted, trace, tail));
                break;
            case var other:
                throw LambdaOperation.UnknownInvocationType(other);
        }
    }

    /// <summary>The request's id is the one that the function sees.</summary>
    private static void Identify(HttpContext context, string requestId) => context.Response.Headers["x-amzn-RequestId"] = requestId;

    private static async Task WriteAsync(HttpContext context, InvocationResult result)
    {
        Identify(context, result.RequestId);
        var headers = context.Response.Headers;
        headers["X-Amz-Executed-Version"] = result.ExecutedVersion;
        if (result.Failed)
        {
            headers["X-Amz-Function-Error"] = "Unhandled";
        }

        if (result.LogTail is { } tail)
        {
            headers["X-Amz-Log-Result"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(tail));
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = result.Payload.Length;
        await context.Response.Body.WriteAsync(result.Payload);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var payload = await RequestBody.ReadAsync(context);
        if (payload.Length > 0)
        {
            try
            {
                using var json = JsonDocument.Parse(payload);
            }
            catch (JsonException e)
            {
                throw new AwsException("InvalidRequestContentException", $"Could not parse request body into json: {e.Message}");
            }
        }

        return payload;
    }
}
