using Microsoft.AspNetCore.Http;

namespace Stepyard.Local.Wire;

/// <summary>Finds who signed a request. The signature is not verified: any credentials will do here.</summary>
/// <remarks>AWS: IAM User Guide, "Elements of an AWS API request signature".</remarks>
internal static class AccessKey
{
    /// <summary>The access key id of the <c>Authorization</c> header, or of a presigned URL; null where there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        const string Credential = "Credential=";
        var header = request.Headers.Authorization.ToString();
        var at = header.IndexOf(Credential, StringComparison.Ordinal);
        var scope = at >= 0 ? header[(at + Credential.Length)..] : request.Query["X-Amz-Credential"].ToString();
        var slash = scope.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? scope[..slash] : null;
    }
}
