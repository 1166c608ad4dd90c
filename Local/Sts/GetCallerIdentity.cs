using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sts;

/// <summary>Who the caller is; needs no permission. AWS: AWS STS API Reference, GetCallerIdentity.</summary>
internal sealed class GetCallerIdentity(Account account) : IQueryOperation
{
    public string Namespace => "https://sts.amazonaws.com/doc/2011-06-15/";

    public string Version => "2011-06-15";

    public string Action => "GetCallerIdentity";

    public ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation)
    {
        result.WriteElementString("Arn", Namespace, caller.Arn);
        result.WriteElementString("UserId", Namespace, caller.IsAdministrator ? account.Id : $"AROASTEPYARD:{caller.Arn[(caller.Arn.LastIndexOf('/') + 1)..]}");
        result.WriteElementString("Account", Namespace, account.Id);
        return ValueTask.CompletedTask;
    }
}
