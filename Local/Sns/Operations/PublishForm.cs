using System.Collections.Immutable;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Reads what to publish from the form fields of a request, or of one entry of a batch.</summary>
internal static class PublishForm
{
    /// <param name="request">The form's fields.</param>
    /// <param name="prefix">What stands before each field's name, such as <c>PublishBatchRequestEntries.member.1.</c>.</param>
    public static PublishRequest Read(IReadOnlyDictionary<string, string> request, string prefix = "") => new()
    {
        TopicArn = request.GetValueOrDefault("TopicArn"),
        TargetArn = request.GetValueOrDefault("TargetArn"),
        PhoneNumber = request.GetValueOrDefault("PhoneNumber"),
        Message = request.GetValueOrDefault($"{prefix}Message"),
        Subject = request.GetValueOrDefault($"{prefix}Subject"),
        MessageStructure = request.GetValueOrDefault($"{prefix}MessageStructure"),
        MessageGroupId = request.GetValueOrDefault($"{prefix}MessageGroupId"),
        MessageDeduplicationId = request.GetValueOrDefault($"{prefix}MessageDeduplicationId"),
        Attributes = [.. Attributes(request, $"{prefix}MessageAttributes.entry.")],
    };

    private static IEnumerable<MessageAttribute> Attributes(IReadOnlyDictionary<string, string> request, string prefix)
    {
        for (var i = 1; request.TryGetValue($"{prefix}{i}.Name", out var name); i++)
        {
            yield return new(
                name,
                request.GetValueOrDefault($"{prefix}{i}.Value.DataType", ""),
                request.GetValueOrDefault($"{prefix}{i}.Value.StringValue") ?? request.GetValueOrDefault($"{prefix}{i}.Value.BinaryValue"));
        }
    }
}
