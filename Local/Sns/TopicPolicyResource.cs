using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>A topic's resource policy: which services may publish to it. For roles of the account their own policies decide.</summary>
internal sealed class TopicPolicyResource(TopicDirectory topics) : IResourceType
{
    public string Token => "aws-native:sns:TopicPolicy";

    public Provisioned Create(ResourceRequest request)
    {
        if (!request.Inputs.TryGetValue("policyDocument", out var document))
        {
            throw request.Mistake("'policyDocument' is required.");
        }

        var policy = InputJson.ToElement(document).GetRawText();
        try
        {
            foreach (var arn in request.List("topics").OfType<string>())
            {
                topics.Set(topics.Find(arn, "topics"), TopicAttributes.Policy, policy);
            }
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }

        var id = $"{request.Name}-{request.StableId(12)}";
        return new(id, new Dictionary<string, object> { ["awsId"] = id });
    }
}
