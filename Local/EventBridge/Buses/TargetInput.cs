using Stepyard.Local.EventBridge.Events;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>What a target receives of an event: all of it, a text of its own, a part, or what a template makes of it.</summary>
/// <remarks>AWS: Amazon EventBridge API Reference, Target: Input, InputPath and InputTransformer; one of them at most.</remarks>
internal abstract record TargetInput
{
    public static TargetInput Of(ObjectValue target) =>
        target.TryGetValue("Input", out var constant) ? new ConstantInput(constant.ToText())
        : target.TryGetValue("InputPath", out var path) ? new InputPath(path.ToText())
        : target.TryGetValue("InputTransformer", out var transformer) && transformer is ObjectValue given ? InputTransformer.Read(given)
        : new WholeEvent();

    /// <summary>The text for one event: JSON, but for templates that are text.</summary>
    public abstract string For(Event @event, Rule rule);
}

/// <summary>The event as it is.</summary>
internal sealed record WholeEvent : TargetInput
{
    public override string For(Event @event, Rule rule) => @event.Document.ToJson();
}

/// <summary>Always the same JSON.</summary>
internal sealed record ConstantInput(string Text) : TargetInput
{
    public override string For(Event @event, Rule rule) => Text;
}

/// <summary>What a path finds in the event; an empty text where it finds nothing.</summary>
internal sealed record InputPath(string Path) : TargetInput
{
    public override string For(Event @event, Rule rule) => EventPath.Find(Path, @event.Document)?.ToJson() ?? "\"\"";
}
