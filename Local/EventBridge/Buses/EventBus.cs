using System.Collections.Immutable;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>A bus that events arrive on, and the rules that say where they go.</summary>
/// <param name="Name">Its name; the account's own is called <c>default</c>.</param>
/// <param name="Arn"><c>arn:aws:events:REGION:ACCOUNT:event-bus/NAME</c>.</param>
/// <param name="Created">When it was made.</param>
internal sealed record EventBus(string Name, string Arn, DateTimeOffset Created)
{
    public const string Default = "default";

    public DateTimeOffset Modified { get; init; } = Created;

    public string? Description { get; init; }

    /// <summary>The policy that says which services and accounts may put events on it, as JSON text; null where it has none.</summary>
    public string? Policy { get; init; }

    /// <summary>The queue that keeps the events which could not be encrypted or delivered: told, and otherwise without effect here.</summary>
    public string? DeadLetterArn { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Rule> Rules { get; init; } = ImmutableSortedDictionary.Create<string, Rule>(StringComparer.Ordinal);

    /// <summary>Whether the stack's program has it, which makes it anew at every start.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether the stack's program has the policy.</summary>
    public bool IsPolicyDeclared { get; init; }

    public bool IsDefault => Name == Default;

    /// <summary>The bus with a rule more, or changed.</summary>
    public EventBus With(Rule rule) => this with { Rules = Rules.SetItem(rule.Name, rule) };

    /// <exception cref="Wire.AwsException"><c>ResourceNotFoundException</c>.</exception>
    public Rule Rule(string name) => Rules.GetValueOrDefault(name) ?? throw EventBridgeError.NoRule(name, Name);
}
