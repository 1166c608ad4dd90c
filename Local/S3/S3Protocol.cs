using Microsoft.AspNetCore.Http;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>REST XML as S3 speaks it: the bucket and the key in the path, the operation by method and query, XML out.</summary>
/// <param name="operations">The operations; of those that answer the same method the first that means the request.</param>
/// <param name="terminal">Shows bugs.</param>
/// <remarks>AWS: Smithy, "AWS restXml protocol"; Amazon S3 API Reference.</remarks>
internal sealed class S3Protocol(IReadOnlyList<S3Operation> operations, ITerminal terminal) : IProtocol
{
    public async Task AnswerAsync(WireCall call)
    {
        call.Context.Response.Headers["x-amz-request-id"] = call.RequestId;
        call.Context.Response.Headers["x-amz-id-2"] = call.RequestId;
        S3Request? request = null;
        try
        {
            request = new S3Request(call, call.Target);
            var operation = Find(request);
            call.Operation = operation.Name;
            await operation.AnswerAsync(request);
        }
        catch (Exception e) when (Faults.IsAnswerable(e, call) && !call.Context.Response.HasStarted)
        {
            await RefuseAsync(call, Faults.Of(e, call, terminal), request is null ? null : $"/{request.Bucket}/{request.Key}");
        }
    }

    public Task RefuseAsync(WireCall call, AwsException fault) => RefuseAsync(call, fault, resource: null);

    private S3Operation Find(S3Request request)
    {
        var candidates = operations.Where(operation => operation.Method == request.Method && operation.Level == request.Level && operation.Means(request));
        var unknown = request.QueryNames.FirstOrDefault(S3Operation.IsSubresource);
        return candidates.FirstOrDefault(operation => unknown is null || operation.Subresource == unknown)
            ?? throw (unknown is null ? S3Error.MethodNotAllowed() : S3Error.NotImplemented(unknown));
    }

    private static Task RefuseAsync(WireCall call, AwsException fault, string? resource)
    {
        var isRefusal = fault.Code == "AccessDeniedException";
        var status = isRefusal ? StatusCodes.Status403Forbidden : fault.Status;
        if (HttpMethods.IsHead(call.Context.Request.Method))
        {
            call.Context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        var xml = S3Xml.Document(
            "Error",
            error =>
            {
                error.Element("Code", isRefusal ? "AccessDenied" : fault.Code);
                error.Element("Message", fault.Message);
                foreach (var element in fault.Data.Keys)
                {
                    error.Element((string)element, (string)fault.Data[element]!);
                }

                error.Element("Resource", resource);
                error.Element("RequestId", call.RequestId);
                error.Element("HostId", call.RequestId);
            },
            ns: "");
        return call.SendAsync(status, "application/xml", xml);
    }
}
