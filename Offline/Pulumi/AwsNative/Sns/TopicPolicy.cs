using System.Collections.Immutable;

namespace Pulumi.AwsNative.Sns;

/// <summary>Who may use topics. AWS: AWS::SNS::TopicPolicy.</summary>
[ResourceType("aws-native:sns:TopicPolicy", null)]
public class TopicPolicy : CustomResource
{
    public TopicPolicy(string name, TopicPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:sns:TopicPolicy", name, args, options)
    {
    }

    [Output("awsId")]
    public Output<string> AwsId { get; private set; } = null!;

    [Output("policyDocument")]
    public Output<object> PolicyDocument { get; private set; } = null!;

    [Output("topics")]
    public Output<ImmutableArray<string>> Topics { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static TopicPolicy Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a topic policy is made of.</summary>
public sealed class TopicPolicyArgs : ResourceArgs
{
    [Input("policyDocument", required: true)]
    public Input<object> PolicyDocument { get; set; } = null!;

    [field: Input("topics", required: true)]
    public InputList<string> Topics { get => field ??= new(); set; }
}
