using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Wire;

/// <summary>Who signed a request, and for which service. The signature is not verified: any credentials will do here.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="Service">The service's name in signatures, such as <c>s3</c>; empty where the scope does not name one.</param>
/// <remarks>
/// AWS: IAM User Guide, "Elements of an AWS API request signature": <c>KEY/DATE/REGION/SERVICE/aws4_request</c>; Amazon S3 API Reference,
/// "Signing and authenticating REST requests (AWS Signature Version 2)", with which boto3 still presigns.
/// </remarks>
internal sealed record CredentialScope(string AccessKeyId, string Service)
{
    /// <summary>The scope of the <c>Authorization</c> header, or of a presigned URL; null where there is none.</summary>
    public static CredentialScope? Of(HttpRequest request)
    {
        const string Credential = "Credential=";
        var header = request.Headers.Authorization.ToString();
        if (OlderKeyOf(header, request.Query) is { } olderKey)
        {
            return new(olderKey, "s3");
        }

        var at = header.IndexOf(Credential, StringComparison.Ordinal);
        var scope = at >= 0 ? header[(at + Credential.Length)..] : request.Query["X-Amz-Credential"].ToString();
        var parts = scope.Split('/', 5);
        return parts is [{ Length: > 0 } key, _, ..] ? new(key, parts.Length > 3 ? parts[3] : "") : null;
    }

    // Version 2 of signatures names no service; only S3 takes them in these places.
    private static string? OlderKeyOf(string header, IQueryCollection query)
    {
        const string Scheme = "AWS ";
        var key = header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..].Split(':')[0]
            : query.ContainsKey("Signature") && query.ContainsKey("Expires") ? query["AWSAccessKeyId"].ToString()
            : "";
        return key.Length > 0 ? key : null;
    }
}
