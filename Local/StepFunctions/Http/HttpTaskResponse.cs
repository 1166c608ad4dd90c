using System.Net.Http.Headers;
using System.Text;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>The output of an HTTP Task: <c>Headers</c> (lists of texts), <c>ResponseBody</c> where there is one, <c>StatusCode</c> and <c>StatusText</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html</remarks>
internal static class HttpTaskResponse
{
    private static readonly string[] Binary = ["image/", "video/", "audio/", "application/octet-stream"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="AwsException">The status is not 2xx, or the body is no text.</exception>
    public static async Task<Value> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            throw HttpTaskError.Status(status, response.ReasonPhrase);
        }

        var output = ObjectValue.Create("Headers", Headers(response));
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (body.Length > 0)
        {
            output = output.With("ResponseBody", Body(body, response.Content.Headers.ContentType?.MediaType ?? ""));
        }

        return output.With("StatusCode", (long)status).With("StatusText", response.ReasonPhrase ?? "");
    }

    private static ObjectValue Headers(HttpResponseMessage response)
    {
        IEnumerable<KeyValuePair<string, HeaderStringValues>> all = [.. response.Headers.NonValidated, .. response.Content.Headers.NonValidated];
        return ObjectValue.Create([.. all.Select(header => KeyValuePair.Create<string, Value>(header.Key, ArrayValue.Create([.. header.Value.Select(Value (text) => text)])))]);
    }

    private static Value Body(byte[] body, string type)
    {
        if (Binary.Any(kind => type.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
        {
            throw HttpTaskError.Runtime($"Unsupported response content-type '{type}'. Please see documentation for list of unsupported content-types.");
        }

        try
        {
            var text = Strict.GetString(body);
            var isJson = type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
            return isJson && Value.TryParse(text, out var json) ? json : text;
        }
        catch (DecoderFallbackException)
        {
            throw HttpTaskError.Runtime("The response body is not text in UTF-8.");
        }
    }
}
