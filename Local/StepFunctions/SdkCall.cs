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
    /// <summary>The output with the SDK's metadata behind it: <c>SdkHttpMetadata</c> (all headers of the response) and <c>SdkResponseMetadata</c>.</summary>
    /// <param name="output">What the operation answered.</param>
    /// <param name="contentType">The response's content type.</param>
    /// <param name="contentLength">The length of the response's body in bytes.</param>
    /// <param name="headers">The headers that the service adds.</param>
    public TaskResult Succeeded(ObjectValue output, string contentType, int contentLength, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var requestId = ids.Uuid();
        var all = new List<(string Name, string Value)>();
        all.AddRange(headers);
        all.AddRange(
        [
            ("x-amzn-RequestId", requestId),
            ("Content-Length", contentLength.ToString()),
            ("Date", time.GetUtcNow().ToString("R")),
            ("Content-Type", contentType),
        ]);

        var http = ObjectValue.Create(
            new("AllHttpHeaders", Object(all, value => ArrayValue.Create([value]))),
            new("HttpHeaders", Object(all.OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase), value => value)),
            new("HttpStatusCode", 200L));
        return TaskResult.Succeeded(output
            .With("SdkHttpMetadata", http)
            .With("SdkResponseMetadata", ObjectValue.Create("RequestId", requestId)));
    }

    /// <summary>The error as the SDK words it.</summary>
    /// <param name="error">What the service answered.</param>
    /// <param name="exception">The name of the SDK's exception for it.</param>
    /// <param name="requestId">The id of the request, where the message tells it too.</param>
    public TaskResult Failed(AwsException error, string exception, string? requestId = null) => TaskResult.Failed(
        $"{prefix}.{exception}",
        $"{error.Message} (Service: {service}; Status Code: {error.Status}; Error Code: {error.Code}; Request ID: {requestId ?? ids.Uuid()}; Proxy: null)");

    private static ObjectValue Object(IEnumerable<(string Name, string Value)> members, Func<string, Value> value) =>
        ObjectValue.Create([.. members.Select(member => KeyValuePair.Create(member.Name, value(member.Value)))]);
}
