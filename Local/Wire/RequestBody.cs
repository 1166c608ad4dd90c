using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Wire;

/// <summary>Reads the bodies of requests to the AWS endpoint, whoever sent them.</summary>
internal static class RequestBody
{
    /// <summary>The largest body in bytes: DynamoDB's batches, and then some.</summary>
    public const int Maximum = 20 * 1024 * 1024;

    /// <summary>Up to here a body that is too large is read and dropped: a client that is cut off while it sends does not hear why.</summary>
    public const long MaximumDropped = 4L * Maximum;

    /// <summary>How deep the JSON of a body may nest: a DynamoDB item 32 deep, with two levels of JSON for each, and what is around it.</summary>
    public const int MaximumDepth = 128;

    // What a client says of the length is no reason to keep so much memory ready.
    private const int FirstPiece = 16 * 1024;

    /// <summary>The whole body.</summary>
    /// <exception cref="AwsException"><c>RequestEntityTooLargeException</c>, status 413.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>((int)Math.Min(context.Request.ContentLength ?? 0, FirstPiece) + 1);
        var isTooLarge = false;
        int read;
        while ((read = await context.Request.Body.ReadAsync(body.GetMemory(1), context.RequestAborted)) > 0)
        {
            isTooLarge |= body.WrittenCount + read > Maximum;
            if (!isTooLarge)
            {
                body.Advance(read);
            }
        }

        return isTooLarge ? throw TooLarge() : body.WrittenMemory;
    }

    /// <summary>The JSON object that a body is; an empty body is an empty one. Its texts and names can all be read.</summary>
    /// <exception cref="JsonException">It is not JSON, not an object, nested deeper than 128, not UTF-8, or has half a character in a text.</exception>
    public static JsonDocument ParseObject(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new JsonException("The text is not UTF-8.");
        }

        var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        if (document.RootElement.ValueKind == JsonValueKind.Object && !HasHalfCharacters(body.Span))
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("The text is not a JSON object, or has half a character in it.");
    }

    /// <summary>The error of a body over the limit.</summary>
    public static AwsException TooLarge() =>
        new("RequestEntityTooLargeException", $"The request body is larger than {Maximum} bytes.", StatusCodes.Status413PayloadTooLarge);

    // The halves of a pair of escapes, \ud83d\udca5, have to come together; no other escape can go wrong once the text is JSON.
    private static bool HasHalfCharacters(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            var first = Escaped(json[at..]);
            var isPair = char.IsHighSurrogate(first) && char.IsLowSurrogate(Escaped(json[(at + 6)..]));
            if (char.IsSurrogate(first) && !isPair)
            {
                return true;
            }

            json = json[(at + (isPair ? 12 : 2))..];
        }

        return false;
    }

    // The character of an escape \uXXXX at the beginning; zero where there is none.
    private static char Escaped(ReadOnlySpan<byte> json) =>
        json.StartsWith("\\u"u8) && Utf8Parser.TryParse(json.Slice(2, 4), out ushort code, out _, 'x') ? (char)code : '\0';
}
