using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>What a rule sends its events to.</summary>
/// <param name="Given">The target as it was given, which is how it is told: members that mean nothing to a local target stay in it.</param>
/// <remarks>AWS: Amazon EventBridge API Reference, Target.</remarks>
internal sealed record Target(ObjectValue Given)
{
    public string Id { get; } = Text(Given, "Id")!;

    public string Arn { get; } = Text(Given, "Arn")!;

    /// <summary>The role that EventBridge takes on to reach it; null where the target's own policy decides.</summary>
    public string? RoleArn { get; } = Text(Given, "RoleArn");

    /// <summary>What the target receives of an event.</summary>
    public TargetInput Input { get; } = TargetInput.Of(Given);

    /// <summary>The message group of a FIFO queue.</summary>
    public string? MessageGroupId { get; } = Text(Structure(Given, "SqsParameters"), "MessageGroupId");

    /// <summary>The queue that gets what can't be delivered.</summary>
    public string? DeadLetterArn { get; } = Text(Structure(Given, "DeadLetterConfig"), "Arn");

    public RetryPolicy Retry { get; } = RetryPolicy.Of(Structure(Given, "RetryPolicy"));

    private static ObjectValue? Structure(ObjectValue given, string name) => given.TryGetValue(name, out var value) ? value as ObjectValue : null;

    private static string? Text(ObjectValue? given, string name) =>
        given is not null && given.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;
}
