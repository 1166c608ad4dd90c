using System.Net.Http.Headers;
using System.Text;
using Stepyard.Local.EventBridge.Connections;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>The request that an HTTP Task sends: what its parameters ask for, with what the connection adds.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#http-task-data-merge: what both have, the connection decides.</remarks>
internal static class HttpTaskRequest
{
    /// <summary>The type of a body that the Task gives none.</summary>
    internal const string Json = "application/json; charset=UTF-8";

    // Responses over 256 KiB can't be used, so AWS asks for no more.
    private const string Range = "bytes=0-262144";

    /// <exception cref="AwsException"><c>States.Runtime</c>: the bodies of the two can't be merged, or not be encoded.</exception>
    public static HttpRequestMessage Create(HttpTaskCall call, Connection connection, string region)
    {
        var request = new HttpRequestMessage(new(call.Method), Url(call, connection));
        if (Body(call, connection) is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", Json } } };
        }

        foreach (var (name, values) in call.Headers)
        {
            Set(request, name, [.. values]);
        }

        foreach (var (name, value) in connection.Headers)
        {
            Set(request, name, value);
        }

        Set(request, "User-Agent", $"Amazon|StepFunctions|HttpInvoke|{region}");
        Set(request, "Range", Range);
        return request;
    }

    private static Uri Url(HttpTaskCall call, Connection connection)
    {
        var query = FormEncoding.Repeat.Encode(connection.Query.Aggregate(call.Query, With));
        return query.Length == 0
            ? call.Url
            : new UriBuilder(call.Url) { Query = call.Url.Query.Length > 1 ? $"{call.Url.Query}&{query}" : query }.Uri;
    }

    private static string? Body(HttpTaskCall call, Connection connection)
    {
        if (connection.Body.IsEmpty)
        {
            return call.Body is null ? null : Encode(call.Body, call.Encoding);
        }

        return (call.Body ?? ObjectValue.Empty) is ObjectValue members
            ? Encode(connection.Body.Aggregate(members, With), call.Encoding)
            : throw HttpTaskError.Runtime("\"RequestBody\" has to be an object, as the connection adds members to the body.");
    }

    private static string Encode(Value body, FormEncoding? encoding) => (body, encoding) switch
    {
        (StringValue text, null) => text.Text,
        (StringValue text, _) => Uri.EscapeDataString(text.Text),
        (_, null) => body.ToJson(),
        (ObjectValue fields, _) => encoding.Encode(fields),
        _ => throw HttpTaskError.Runtime("\"RequestBody\" has to be an object or a string to be URL-encoded."),
    };

    private static ObjectValue With(ObjectValue members, ConnectionParameter parameter) => members.With(parameter.Key, parameter.Value);

    // A header of the body has its place with the body, and its length is the body's own.
    private static void Set(HttpRequestMessage request, string name, params string[] values)
    {
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        HttpHeaders headers = request.Headers;
        if (!headers.TryAddWithoutValidation(name, []))
        {
            headers = (request.Content ??= new ByteArrayContent([])).Headers;
        }

        headers.Remove(name);
        headers.TryAddWithoutValidation(name, values);
    }
}
