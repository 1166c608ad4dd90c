using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Publishes up to ten messages to a topic, each on its own. AWS: Amazon SNS API Reference, PublishBatch.</summary>
internal sealed class PublishBatch(TopicDirectory topics, Publisher publisher, IAccess access) : SnsOperation(access)
{
    private const int MaxEntries = 10;

    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn, nameof(Publish));
        topics.Find(arn);
        var entries = Entries(request).ToList();
        if (entries.Count == 0)
        {
            throw new AwsException("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }

        if (entries.Count > MaxEntries)
        {
            throw new AwsException("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }

        if (entries.DistinctBy(entry => entry.Id).Count() < entries.Count)
        {
            throw new AwsException("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }

        var outcomes = entries.ConvertAll(entry => (entry.Id, Outcome: TryPublish(entry.Request, caller)));
        WriteMembers(result, "Successful", outcomes.Where(outcome => outcome.Outcome.MessageId is not null), outcome =>
        {
            WriteElement(result, "Id", outcome.Id);
            WriteElement(result, "MessageId", outcome.Outcome.MessageId!);
        });
        WriteMembers(result, "Failed", outcomes.Where(outcome => outcome.Outcome.Error is not null), outcome =>
        {
            WriteElement(result, "Id", outcome.Id);
            WriteElement(result, "Code", outcome.Outcome.Error!.Code);
            WriteElement(result, "Message", outcome.Outcome.Error.Message);
            WriteElement(result, "SenderFault", "true");
        });
    }

    private static IEnumerable<(string Id, PublishRequest Request)> Entries(IReadOnlyDictionary<string, string> request)
    {
        for (var i = 1; request.TryGetValue($"PublishBatchRequestEntries.member.{i}.Id", out var id); i++)
        {
            yield return (id, PublishForm.Read(request, $"PublishBatchRequestEntries.member.{i}."));
        }
    }

    private (string? MessageId, AwsException? Error) TryPublish(PublishRequest request, Caller caller)
    {
        try
        {
            return (publisher.Publish(request, caller), null);
        }
        catch (AwsException error)
        {
            return (null, error);
        }
    }

    private void WriteMembers<T>(XmlWriter result, string list, IEnumerable<T> members, Action<T> write)
    {
        result.WriteStartElement(list, Namespace);
        foreach (var member in members)
        {
            result.WriteStartElement("member", Namespace);
            write(member);
            result.WriteEndElement();
        }

        result.WriteEndElement();
    }
}
