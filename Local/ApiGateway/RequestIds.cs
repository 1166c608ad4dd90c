using System.Security.Cryptography;

namespace Stepyard.Local.ApiGateway;

/// <summary>The ids that API Gateway gives to requests.</summary>
internal static class RequestIds
{
    /// <summary>As API Gateway's: eleven bytes in base64, which end in an equals sign.</summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[11];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToBase64String(bytes);
    }
}
