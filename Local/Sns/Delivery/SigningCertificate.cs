using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Serves the certificate that the <c>SigningCertURL</c> of a message leads to.</summary>
internal sealed class SigningCertificate(Signer signer) : IRestOperation
{
    public const string Path = "/SimpleNotificationService.pem";

    public string Method => "GET";

    public string Pattern => Path;

    public Task AnswerAsync(HttpContext context, Caller caller)
    {
        context.Response.ContentType = "application/x-pem-file";
        return context.Response.WriteAsync(signer.CertificatePem);
    }
}
