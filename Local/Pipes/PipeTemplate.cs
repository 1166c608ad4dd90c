using System.Text;
using System.Text.RegularExpressions;
using Stepyard.Local.EventBridge.Events;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Pipes;

/// <summary>Fills a template with values of a message: <c>&lt;$.body.name&gt;</c> stands for what the path finds, the body read as JSON where it is JSON.</summary>
/// <remarks>AWS: Amazon EventBridge User Guide, "Amazon EventBridge Pipes input transformation".</remarks>
internal sealed partial record PipeTemplate(string Text)
{
    public string For(PipeMessage message, Pipe pipe)
    {
        var result = new StringBuilder();
        var at = 0;
        var texts = new TemplateTexts();
        foreach (Match variable in Variable().Matches(Text))
        {
            var isInText = texts.Read(Text.AsSpan(at, variable.Index - at));
            result.Append(Text, at, variable.Index - at).Append(Written(ValueOf(variable.Groups["name"].Value, message, pipe), isInText));
            at = variable.Index + variable.Length;
        }

        return result.Append(Text, at, Text.Length - at).ToString();
    }

    private static Value ValueOf(string name, PipeMessage message, Pipe pipe) => name switch
    {
        "aws.pipes.pipe-arn" => pipe.Arn,
        "aws.pipes.pipe-name" => pipe.Name,
        "aws.pipes.source-arn" => pipe.SourceArn,
        "aws.pipes.target-arn" => pipe.TargetArn,
        "aws.pipes.event.ingestion-time" => Event.TimeText(message.Received),
        "aws.pipes.event" or "aws.pipes.event.json" => message.Record,
        _ => EventPath.Find(name, message.Read) ?? StringValue.Empty,
    };

    // As a value of JSON it is JSON; within a text it is what the text says.
    private static string Written(Value value, bool isInText) =>
        !isInText ? value.ToJson() : StringValue.Create(value.ToText()).ToJson()[1..^1];

    [GeneratedRegex(@"<(?<name>\$[^<>]*|aws\.pipes\.[a-z.-]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
