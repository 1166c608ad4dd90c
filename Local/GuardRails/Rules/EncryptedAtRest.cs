using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>What queues, topics and tables hold is encrypted, with a key that the account can see being used.</summary>
internal sealed class EncryptedAtRest : GuardRail
{
    private const string Key = "kmsMasterKeyId";

    public override string Name => "encrypted-at-rest";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
    [
        .. Without(stack, Types.Queue, queue => queue.Inputs.IsTrueAt("sqsManagedSseEnabled") || queue.Inputs.At(Key) is not null, "Give it SqsManagedSseEnabled = true, or a key in KmsMasterKeyId"),
        .. Without(stack, Types.Topic, topic => topic.Inputs.At(Key) is not null, "Give it KmsMasterKeyId: alias/aws/sns, or a key of the account's own where AWS services publish to it"),
        .. Without(stack, Types.Table, table => table.Inputs.IsTrueAt("sseSpecification", "sseEnabled"), "Give it SseSpecification with SseEnabled = true"),
    ];

    private IEnumerable<Finding> Without(GuardedStack stack, string type, Func<RecordedResource, bool> isEncrypted, string fix) =>
        stack.Of(type).Where(resource => !isEncrypted(resource)).Select(resource => Found(resource, $"what it holds is not encrypted as the program says. {fix}"));
}
