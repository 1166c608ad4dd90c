using System.Globalization;
using System.Text.RegularExpressions;

namespace Stepyard.Local.ApiGateway.RestApi.Integrations;

/// <summary>No integration at all: the mapped request, <c>{"statusCode": 200}</c>, says which integration response is chosen.</summary>
/// <remarks>AWS: API Gateway developer guide, "Mock integrations for REST APIs".</remarks>
internal sealed partial class MockIntegration : Integration
{
    public override ValueTask<IntegrationAnswer> CallAsync(string body, RestExchange exchange) =>
        StatusCode.Match(body) is { Success: true } match
            ? ValueTask.FromResult(new IntegrationAnswer(int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture), ""))
            : throw Refusal.Misconfigured("statusCode should be an integer which is defined in the request template of a MOCK integration");

    // API Gateway's parser takes {statusCode: 200} too, and many APIs have it so.
    [GeneratedRegex("""["']?statusCode["']?\s*:\s*["']?(?<status>\d{3})\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusCode { get; }
}
