using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>A topic's resource policy: told by <c>GetTopicAttributes</c>, but not evaluated, for within the account the roles' policies decide.</summary>
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
                topics.Set(topics.Find(arn, "topics"), "Policy", policy);
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
