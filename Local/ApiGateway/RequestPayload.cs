using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.ApiGateway;

/// <summary>Reads the bodies of requests.</summary>
internal static class RequestPayload
{
    /// <summary>The largest one in bytes.</summary>
    /// <remarks>AWS: API Gateway quotas, payload size.</remarks>
    public const long Maximum = 10 * 1024 * 1024;

    /// <summary>The whole body; null where it is too large.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Maximum)
        {
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > Maximum)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                // A copy: an execution may outlive the request, and with it Kestrel's memory.
                ReadOnlyMemory<byte> body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
