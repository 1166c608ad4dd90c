using System.Globalization;
using Stepyard.Local.ServiceModels;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Elsewhere;

/// <summary>A server on this machine that answers for a service which the yard does not have.</summary>
/// <param name="Name">The service, as the command line names it.</param>
/// <param name="Url">Where it answers.</param>
/// <param name="Services">The services that go by the name; none where their API is not known here.</param>
internal sealed record AwsEndpoint(string Name, Uri Url, IReadOnlyList<ServiceName> Services)
{
    /// <summary>Whether requests that are signed for a service, or have its target, are meant for this server.</summary>
    public bool Answers(string? signing, string? target) =>
        Services.Any(service => service.Target is not null && service.Target == target)
        || (target is null && signing is not null && (Services.Count == 0 ? Name == signing : Services.Any(service => service.Signing == signing)));

    /// <summary>An address at the server.</summary>
    public Uri At(string pathAndQuery) => new(Url.AbsoluteUri.TrimEnd('/') + pathAndQuery);

    /// <summary>Makes a request one of the account's: with the form of a signature, and no secret behind it.</summary>
    /// <remarks>Stand-ins for AWS tell by it which service is meant; some take the access key for the account.</remarks>
    public static void Sign(HttpRequestMessage request, string service, Account account, TimeProvider time)
    {
        var now = time.GetUtcNow();
        request.Headers.TryAddWithoutValidation("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={account.Id}/{now:yyyyMMdd}/{account.Region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
    }

    /// <summary>The error of a server that can't be reached.</summary>
    public static AwsException Unreachable(HttpRequestException failure) =>
        new("SdkClientException", $"Unable to execute HTTP request: {failure.Message}", 502);
}
