using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Publishes a message to a topic or a phone number. AWS: Amazon SNS API Reference, Publish.</summary>
internal sealed class Publish(Publisher publisher, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller) =>
        WriteElement(result, "MessageId", publisher.Publish(PublishForm.Read(request), caller));
}
