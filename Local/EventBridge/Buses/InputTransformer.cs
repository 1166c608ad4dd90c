using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Stepyard.Local.EventBridge.Events;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>Fills a template with values of the event: <c>&lt;name&gt;</c> stands for what a path finds, or for one of AWS's own variables.</summary>
/// <param name="Paths">The path of each variable.</param>
/// <param name="Template">JSON with variables in it, or a text.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Amazon EventBridge input transformation".</remarks>
internal sealed partial record InputTransformer(ImmutableDictionary<string, string> Paths, string Template) : TargetInput
{
    /// <summary>What the names of AWS's own variables begin with.</summary>
    public const string Reserved = "aws.";

    private bool IsJson { get; } = Template.TrimStart().StartsWith('{') || Template.TrimStart().StartsWith('[');

    public static InputTransformer Read(ObjectValue given)
    {
        var paths = given.TryGetValue("InputPathsMap", out var map) && map is ObjectValue members
            ? members.ToImmutableDictionary(member => member.Key, member => member.Value.ToText(), StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;
        return new(paths, given.TryGetValue("InputTemplate", out var template) ? template.ToText() : "");
    }

    public override string For(Event @event, Rule rule)
    {
        var result = new StringBuilder();
        var at = 0;
        var texts = new TemplateTexts();
        foreach (Match variable in Variable().Matches(Template))
        {
            var isInText = texts.Read(Template.AsSpan(at, variable.Index - at));
            result.Append(Template, at, variable.Index - at).Append(Written(ValueOf(variable.Groups["name"].Value, @event, rule), isInText));
            at = variable.Index + variable.Length;
        }

        return result.Append(Template, at, Template.Length - at).ToString();
    }

    // A variable whose path finds nothing is an empty text.
    private Value ValueOf(string name, Event @event, Rule rule) => name switch
    {
        "aws.events.rule-arn" => rule.Arn,
        "aws.events.rule-name" => rule.Name,
        "aws.events.event.ingestion-time" => Event.TimeText(@event.Ingested),
        "aws.events.event" => @event.Frame,
        "aws.events.event.json" => @event.Document,
        _ => Paths.TryGetValue(name, out var path) && EventPath.Find(path, @event.Document) is { } found ? found : StringValue.Empty,
    };

    // As a value of JSON it is JSON. Within a text, a text is itself, and of objects and lists the quotation marks go, which would end the text.
    private string Written(Value value, bool isInText) =>
        IsJson && !isInText ? value.ToJson()
        : value is StringValue { Text: var text } ? isInText ? value.ToJson()[1..^1] : text
        : value.ToJson().Replace("\"", "", StringComparison.Ordinal);

    [GeneratedRegex("<(?<name>[A-Za-z0-9_.-]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
