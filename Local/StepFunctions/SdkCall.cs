using System.Collections.Concurrent;
using System.Globalization;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>How the call of an optimized integration looks to the state machine: AWS makes it with its SDK for Java, and the SDK shows through.</summary>
/// <param name="service">The SDK's name of the service in a cause, such as <c>AmazonDynamoDBv2</c>.</param>
/// <param name="prefix">What comes before the dot in an error name, such as <c>DynamoDB</c>.</param>
/// <param name="ids">Makes the request ids.</param>
/// <param name="time">For the response's date.</param>
internal sealed class SdkCall(string service, string prefix, Ids ids, TimeProvider time)
{
    // Kept for as long as their executions, of which very many may wait: what is the same in all is there once.
    private static readonly Value Ok = 200L;
    private static readonly ConcurrentDictionary<string, SdkHeader> ContentTypes = new(StringComparer.Ordinal);

    private SdkHeader? _date;

    /// <summary>The output with the SDK's metadata behind it: <c>SdkHttpMetadata</c> (all headers of the response) and <c>SdkResponseMetadata</c>.</summary>
    /// <param name="output">What the operation answered.</param>
    /// <param name="contentType">The response's content type.</param>
    /// <param name="contentLength">The length of the response's body in bytes.</param>
    /// <param name="headers">The headers that the service adds.</param>
    public TaskResult Succeeded(ObjectValue output, string contentType, int contentLength, params ReadOnlySpan<SdkHeader> headers)
    {
        var requestId = new SdkHeader("x-amzn-RequestId", ids.Uuid());
        var length = new SdkHeader("Content-Length", contentLength.ToString(CultureInfo.InvariantCulture));
        var type = ContentTypes.GetOrAdd(contentType, static type => new("Content-Type", type));
        SdkHeader[] all = [.. headers, requestId, length, Date(), type];
        var http = ObjectValue.Create(
            new("AllHttpHeaders", ObjectValue.Create([.. all.Select(header => KeyValuePair.Create<string, Value>(header.Name, header.Values))])),
            new("HttpHeaders", ObjectValue.Create([.. all.OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase).Select(header => KeyValuePair.Create(header.Name, header.Value))])),
            new("HttpStatusCode", Ok));
        return TaskResult.Succeeded(output
            .With("SdkHttpMetadata", http)
            .With("SdkResponseMetadata", ObjectValue.Create("RequestId", requestId.Value)));
    }

    /// <summary>The error as the SDK words it.</summary>
    /// <param name="error">What the service answered.</param>
    /// <param name="exception">The name of the SDK's exception for it.</param>
    /// <param name="requestId">The id of the request, where the message tells it too.</param>
    public TaskResult Failed(AwsException error, string exception, string? requestId = null) => TaskResult.Failed(
        $"{prefix}.{exception}",
        $"{error.Message} (Service: {service}; Status Code: {error.Status}; Error Code: {error.Code}; Request ID: {requestId ?? ids.Uuid()}; Proxy: null)");

    // The same for all responses of a second.
    private SdkHeader Date()
    {
        var text = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var last = _date;
        return last?.Text == text ? last : _date = new("Date", text);
    }
}
