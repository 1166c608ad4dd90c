namespace Stepyard.StatesLanguage.StateTests;

/// <summary>What an HTTP Task sent and received while its state was tested.</summary>
/// <param name="revealsSecrets">Whether what the connection adds to the request is shown as well.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
public sealed class HttpTrace(bool revealsSecrets)
{
    public bool RevealsSecrets => revealsSecrets;

    /// <summary>What was sent; null where it did not come to that.</summary>
    public TracedRequest? Request { get; set; }

    /// <summary>What was answered; null where nothing was.</summary>
    public TracedResponse? Response { get; set; }
}

/// <summary>The request of an HTTP Task.</summary>
/// <param name="Protocol">Such as <c>https</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The URL with its query.</param>
/// <param name="Headers">Such as <c>[Accept: text/plain, Range: bytes=0-262144]</c>.</param>
/// <param name="Body">The body; null where there is none.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionDataRequest.html</remarks>
public sealed record TracedRequest(string Protocol, string Method, string Url, string Headers, string? Body);

/// <summary>The response of an HTTP Task.</summary>
/// <param name="Protocol">Such as <c>https</c>.</param>
/// <param name="StatusCode">Such as <c>200</c>.</param>
/// <param name="StatusMessage">Such as <c>OK</c>.</param>
/// <param name="Headers">As those of the request.</param>
/// <param name="Body">The body as text.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionDataResponse.html</remarks>
public sealed record TracedResponse(string Protocol, string StatusCode, string StatusMessage, string Headers, string Body);
