namespace Pulumi.AwsNative.Events.Outputs;

/// <summary>Under which condition a statement counts.</summary>
[OutputType]
public sealed class EventBusPolicyCondition
{
    public readonly string? Key;

    public readonly string? Type;

    public readonly string? Value;

    [OutputConstructor]
    private EventBusPolicyCondition(string? key, string? type, string? value)
    {
        Key = key;
        Type = type;
        Value = value;
    }
}
