using System.Net.Http.Headers;
using Stepyard.StatesLanguage.StateTests;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>Tells what an HTTP Task sends and receives, as TestState shows it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html, the example of the inspection level TRACE.</remarks>
internal static class HttpTaskTrace
{
    public static async Task<TracedRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        // Before the body is read, whose length would be a header from then on.
        var headers = Headers(request.Headers, request.Content?.Headers);
        var url = request.RequestUri!;
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellation) : null;
        return new(url.Scheme, request.Method.Method, url.AbsoluteUri, headers, body);
    }

    public static async Task<TracedResponse> OfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        return new(
            response.RequestMessage!.RequestUri!.Scheme,
            ((int)response.StatusCode).ToString(),
            response.ReasonPhrase ?? "",
            Headers(response.Headers, response.Content.Headers),
            body);
    }

    // AWS does not show the type that a body is given unless the Task says otherwise.
    private static string Headers(HttpHeaders headers, HttpHeaders? ofBody)
    {
        IEnumerable<KeyValuePair<string, HeaderStringValues>> all = [.. headers.NonValidated, .. ofBody?.NonValidated ?? default];
        return $"[{string.Join(", ", all.Where(header => header.Value.ToString() != HttpTaskRequest.Json).Select(header => $"{header.Key}: {header.Value}"))}]";
    }
}
