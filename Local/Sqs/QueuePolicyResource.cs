using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs;

/// <summary>A queue's own policy: which services may send to it.</summary>
internal sealed class QueuePolicyResource(QueueDirectory queues) : IResourceType
{
    public string Token => "aws-native:sqs:QueueInlinePolicy";

    public Provisioned Create(ResourceRequest request)
    {
        var url = request.Text("queue");
        if (!request.Inputs.TryGetValue("policyDocument", out var document))
        {
            throw request.Mistake("'policyDocument' is required.");
        }

        try
        {
            var queue = queues.Named(url[(url.LastIndexOf('/') + 1)..]);
            PolicyDocument.ParseResource(queue.Name, document);
            queues.Set(queue, new Dictionary<string, string> { ["Policy"] = InputJson.ToElement(document).GetRawText() });
            return new(url, new Dictionary<string, object>());
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }
}
