using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Signs what is posted to subscribers, with a key of this run, so that their check of the signature can run here too.</summary>
/// <remarks>AWS: Amazon SNS Developer Guide, Verifying the signatures of Amazon SNS messages (signature version 2: SHA-256 with RSA).</remarks>
internal sealed class Signer(TimeProvider time) : IDisposable
{
    public const string Version = "2";

    // Made when first needed: most runs post nothing.
    private readonly Lazy<X509Certificate2> _certificate = new(() => CreateCertificate(time.GetUtcNow()));

    /// <summary>The certificate that the signatures are checked with, as PEM.</summary>
    public string CertificatePem => _certificate.Value.ExportCertificatePem();

    /// <summary>The signature over the fields, in base 64: names and values by name, a line each.</summary>
    public string Sign(IEnumerable<(string Name, string Value)> fields)
    {
        var text = string.Concat(fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}\n{field.Value}\n"));
        using var key = _certificate.Value.GetRSAPrivateKey()!;
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose()
    {
        if (_certificate.IsValueCreated)
        {
            _certificate.Value.Dispose();
        }
    }

    private static X509Certificate2 CreateCertificate(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Stepyard", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
