using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda;

/// <summary>Another process on this machine that speaks Lambda's Invoke API, and has the functions that the stack doesn't have.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
internal sealed class LambdaEndpoint : IDisposable
{
    private readonly Uri _url;
    private readonly ITerminal _terminal;

    private readonly HttpClient _http = LoopbackClient.Create(Quotas.ResponseBytes);

    /// <exception cref="ProvisioningException">The URL is not one of this machine.</exception>
    public LambdaEndpoint(Uri url, ITerminal terminal)
    {
        if (!LoopbackClient.CanReach(url))
        {
            throw new ProvisioningException($"--lambda-endpoint is {url}; it has to be a URL of this machine, such as http://127.0.0.1:3001: Local sends nothing elsewhere.");
        }

        _url = url;
        _terminal = terminal;
    }

    /// <summary>Invokes a function there.</summary>
    /// <param name="function">The function's ARN, with its qualifier if it has one.</param>
    /// <param name="payload">UTF-8 JSON; empty means <c>{}</c>.</param>
    /// <param name="traceHeader">The X-Ray trace header to pass on.</param>
    /// <param name="logTail">Whether to ask for the end of the log.</param>
    /// <param name="isEvent">Whether not to wait for the function (<c>InvocationType</c> is <c>Event</c>).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the function returned; null where there is no such function.</returns>
    /// <exception cref="AwsException">What the endpoint refuses the invocation with; <c>SdkClientException</c> where it can't be reached.</exception>
    public async ValueTask<InvocationResult?> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, string? traceHeader, bool logTail, bool isEvent, CancellationToken cancellation)
    {
        var (name, qualifier) = FunctionArn.Parse(function);
        var path = $"/2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations{(qualifier is null ? "" : $"?Qualifier={Uri.EscapeDataString(qualifier)}")}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, path))
        {
            Content = payload.IsEmpty ? new ByteArrayContent("{}"u8.ToArray()) : new ReadOnlyMemoryContent(payload),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add(request, "X-Amz-Invocation-Type", isEvent ? "Event" : "RequestResponse");
        Add(request, "X-Amz-Log-Type", logTail ? "Tail" : null);
        Add(request, "X-Amzn-Trace-Id", traceHeader);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            _terminal.Write(Tone.Detail, "lambda", $"{name} at {_url} answered {(int)response.StatusCode}");
            return (int)response.StatusCode switch
            {
                404 => null,
                >= 300 => throw Refusal(response, body),
                _ => Read(response, body, logTail),
            };
        }
        catch (HttpRequestException failure)
        {
            throw new AwsException("SdkClientException", $"Unable to execute HTTP request: {failure.Message}", 502);
        }
    }

    public void Dispose() => _http.Dispose();

    private static void Add(HttpRequestMessage request, string header, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }

    // Who asks for the end of the log gets one, if only an empty one.
    private static InvocationResult Read(HttpResponseMessage response, byte[] body, bool logTail) =>
        new(Header(response, "x-amzn-RequestId") ?? Guid.NewGuid().ToString(), body, Header(response, "X-Amz-Function-Error") is not null)
        {
            ExecutedVersion = Header(response, "X-Amz-Executed-Version") ?? FunctionConfiguration.Version,
            LogTail = logTail ? Encoding.UTF8.GetString(Convert.FromBase64String(Header(response, "X-Amz-Log-Result") ?? "")) : null,
        };

    private static AwsException Refusal(HttpResponseMessage response, byte[] body)
    {
        var code = Header(response, "X-Amzn-ErrorType")?.Split(':')[0] ?? "ServiceException";
        return new AwsException(code, Message(body), (int)response.StatusCode);
    }

    // Services disagree on the capital letter, and other programs answer no JSON at all.
    private static string Message(byte[] body)
    {
        try
        {
            var report = JsonElement.Parse(body);
            return report.TryGetProperty("message", out var message) || report.TryGetProperty("Message", out message) ? message.ToString() : report.GetRawText();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(body);
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
