using System.Net.Http.Json;
using System.Text.Json;
using Stepyard.Local.Iam;

namespace Stepyard.Tests.Local;

/// <summary>Requests to the AWS endpoint, as clients send them, and the answers.</summary>
internal static class AwsRequests
{
    /// <summary>Sends a request of AWS JSON.</summary>
    /// <param name="http">The client.</param>
    /// <param name="endpoint">The AWS endpoint.</param>
    /// <param name="target">The operation, such as <c>AmazonSQS.SendMessage</c>.</param>
    /// <param name="request">Its members.</param>
    /// <param name="authorization">In whose name; in the administrator's unless given.</param>
    public static async Task<HttpResponseMessage> SendAwsJsonAsync(this HttpClient http, Uri endpoint, string target, object request, string? authorization = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = JsonContent.Create(request, new("application/x-amz-json-1.0"), JsonSerializerOptions.Default) };
        message.Headers.Add("X-Amz-Target", target);
        if (authorization is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await http.SendAsync(message);
    }

    /// <summary>The <c>Authorization</c> of a caller's request to a service; null where it is nobody's.</summary>
    public static string? AuthorizationOf(this IAccess access, Caller? caller, string service) => caller is null
        ? null
        : $"AWS4-HMAC-SHA256 Credential={access.Issue(caller).AccessKeyId}/20261120/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00";

    /// <summary>What an answer has, which must be 200.</summary>
    public static async Task<JsonElement> AcceptedAsync(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode, body).ShouldBe((200, body));
        return JsonElement.Parse(body);
    }
}
