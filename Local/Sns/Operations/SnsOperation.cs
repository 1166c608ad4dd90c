using System.Text;
using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Operations;

/// <summary>An operation of SNS; the class has its name.</summary>
internal abstract class SnsOperation(IAccess access) : IQueryOperation
{
    public string Namespace => SnsService.Namespace;

    public string Version => SnsService.Version;

    public string Action => GetType().Name;

    public ValueTask AnswerAsync(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller, CancellationToken cancellation)
    {
        Answer(request, result, caller);
        return ValueTask.CompletedTask;
    }

    protected abstract void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller);

    /// <summary>IAM's name of the service has capitals in SNS's refusals.</summary>
    protected void Authorize(Caller caller, string resource, string? action = null) => access.Authorize(caller, $"SNS:{action ?? Action}", resource);

    /// <summary>The topic whose tags a request is about, once the caller may do it.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFound</c>.</exception>
    protected Topic Tagged(TopicDirectory topics, IReadOnlyDictionary<string, string> request, Caller caller)
    {
        var arn = Required(request, "ResourceArn");
        Authorize(caller, arn);
        return topics.FindTopic(arn) ?? throw new AwsException("ResourceNotFound", "Resource does not exist", 404);
    }

    protected static string Required(IReadOnlyDictionary<string, string> request, string name) =>
        request.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw SnsError.InvalidParameter($"{name} Reason: no value for required parameter");

    /// <summary>The entries of a map in the query protocol: <c>NAME.entry.1.key</c>, <c>NAME.entry.1.value</c>.</summary>
    protected static Dictionary<string, string> Map(IReadOnlyDictionary<string, string> request, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; request.TryGetValue($"{name}.entry.{i}.key", out var key); i++)
        {
            map[key] = request.GetValueOrDefault($"{name}.entry.{i}.value", "");
        }

        return map;
    }

    protected void WriteElement(XmlWriter writer, string name, string value) => writer.WriteElementString(name, Namespace, value);

    /// <summary>A page of at most 100 of a list in the order of ARNs, by a token that is the last ARN of the page before.</summary>
    protected void WritePage<T>(
        XmlWriter writer, IReadOnlyDictionary<string, string> request, string list, IEnumerable<T> all, Func<T, string> arnOf, Action<T> writeMember)
    {
        const int pageSize = 100;
        var after = request.TryGetValue("NextToken", out var token) ? ArnIn(token) : null;
        var rest = all.Where(member => string.CompareOrdinal(arnOf(member), after) > 0).Take(pageSize + 1).ToList();
        writer.WriteStartElement(list, Namespace);
        foreach (var member in rest.Take(pageSize))
        {
            writer.WriteStartElement("member", Namespace);
            writeMember(member);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (rest.Count > pageSize)
        {
            WriteElement(writer, "NextToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(arnOf(rest[pageSize - 1]))));
        }
    }

    /// <summary>Writes the map <c>Attributes</c>.</summary>
    protected void WriteAttributes(XmlWriter writer, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        writer.WriteStartElement("Attributes", Namespace);
        foreach (var (name, value) in attributes)
        {
            writer.WriteStartElement("entry", Namespace);
            WriteElement(writer, "key", name);
            WriteElement(writer, "value", value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    protected void WriteSubscription(XmlWriter writer, Subscription subscription, Account account)
    {
        WriteElement(writer, "TopicArn", subscription.TopicArn);
        WriteElement(writer, "Protocol", subscription.Protocol);
        WriteElement(writer, "SubscriptionArn", subscription.IsConfirmed ? subscription.Arn : "PendingConfirmation");
        WriteElement(writer, "Owner", account.Id);
        WriteElement(writer, "Endpoint", subscription.Endpoint);
    }

    private static string ArnIn(string token)
    {
        var bytes = new byte[token.Length];
        var arn = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : throw SnsError.InvalidParameter("NextToken");
    }
}
